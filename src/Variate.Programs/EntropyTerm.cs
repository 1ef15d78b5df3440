namespace Variate.Programs;

/// <summary>How a variational run charges −H(q) of every choice.</summary>
public enum EntropyTerm
{
    /// <summary>
    /// ln q(z) of the sample, without its derivative towards the parameters of q, which has expectation 0. Its variance vanishes with the
    /// distance of q from the posterior. Source: [Roeder2017].
    /// </summary>
    SampledWithoutScore,

    /// <summary>ln q(z) of the sample, with all its derivatives: the plain reparameterised ELBO. Source: [Kingma2014] eq. (6).</summary>
    Sampled,

    /// <summary>−H(q) in closed form: no noise, and needs laws with a closed entropy. Source: [Kingma2014] eq. (7).</summary>
    ClosedForm,
}
