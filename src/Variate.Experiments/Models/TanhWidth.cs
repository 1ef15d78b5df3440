namespace Variate.Experiments.Models;

/// <summary>How wide the tanh layers of a map are.</summary>
public enum TanhWidth
{
    /// <summary>As the stochastic layers.</summary>
    Units,

    /// <summary>As what the map gives.</summary>
    Output,
}
