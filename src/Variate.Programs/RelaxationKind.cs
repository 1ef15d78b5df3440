namespace Variate.Programs;

/// <summary>How a discrete choice is made continuous at a temperature λ.</summary>
public enum RelaxationKind
{
    /// <summary>σ(z/λ), or softmax(z/λ): the Concrete distribution. Source: [Maddison2017], [Jang2017].</summary>
    Concrete,

    /// <summary>
    /// σ(z/λ + λ/(1 + λ)·logit θ): tends to the hard sample for λ → 0 and to the mean θ for λ → ∞, so that REBAR ranges from REBAR to a
    /// mean-field control variate. Source: [Tucker2017] Appendix E.
    /// </summary>
    MeanSeeking,
}
