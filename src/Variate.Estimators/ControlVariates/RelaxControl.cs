namespace Variate.Estimators;

/// <summary>What the control variate of RELAX is.</summary>
public enum RelaxControl
{
    /// <summary>r(z), the surrogate alone.</summary>
    Surrogate,

    /// <summary>f(σ(z)) + r(z): REBAR's control variate, and the surrogate for what it leaves.</summary>
    CostAndSurrogate,
}
