namespace Variate.Estimators;

/// <summary>What the parameters of an estimator minimise.</summary>
public enum TuningCriterion
{
    /// <summary>The mean of the squared learning signal: cheap, one more backward pass through the critic only.</summary>
    SquaredSignal,

    /// <summary>The variance of the gradient: what one wants, at the price of differentiating the gradient.</summary>
    Variance,
}
