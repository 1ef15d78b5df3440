namespace Variate.Estimators;

/// <summary>How the noise of a relaxed value is related to the noise of the relaxed value given the sample.</summary>
public enum NoiseCoupling
{
    /// <summary>They are one number with two derivatives: one evaluation of the control variate serves both. Source: [Tucker2017] App. G.2.</summary>
    Tied,

    /// <summary>They are independent: two evaluations. Now and then of lower variance.</summary>
    Independent,
}
