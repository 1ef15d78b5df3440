namespace Variate.Diagnostics;

/// <summary>What a verification found.</summary>
public enum Verdict
{
    /// <summary>Every coordinate agrees, and a bias above the stated bound would have been seen.</summary>
    Unbiased,

    /// <summary>A coordinate differs by more than chance allows. Try the estimator on each choice alone to find the one at fault.</summary>
    Biased,

    /// <summary>
    /// Nothing was rejected, but a bias that matters could still hide in the noise. Allow more draws, or take an estimator of less variance.
    /// </summary>
    Inconclusive,

    /// <summary>Biased, and the estimate has no gradient at all towards the parameters of a choice on which the expected cost depends.</summary>
    NoGradientReachesChoice,

    /// <summary>A cost or a gradient was NaN or infinite: check the law's parameters and the cost at extreme values.</summary>
    NonFinite,
}
