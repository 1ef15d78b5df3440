namespace Variate.Programs;

/// <summary>What the entries of a leading axis are to each other.</summary>
public enum AxisKind
{
    /// <summary>Independent repetitions of the whole program, made by the caller to average over.</summary>
    Draws,

    /// <summary>Independent samples of the whole program that serve each other as baselines.</summary>
    Samples,

    /// <summary>Values of one choice set by an estimator: categories, flips, support points.</summary>
    Branches,

    /// <summary>Samples of a program that one bound joins in a nonlinear function: importance weights.</summary>
    Particles,
}
