using Variate.Programs;

namespace Variate.Estimators;

/// <summary>How RELAX makes its control variate.</summary>
public sealed record RelaxOptions
{
    /// <summary>What the control variate is.</summary>
    /// <value>The surrogate alone: then nothing is asked of the cost.</value>
    public RelaxControl Control { get; init; } = RelaxControl.Surrogate;

    /// <summary>The form of the relaxed sample.</summary>
    /// <value>Concrete, as published.</value>
    public RelaxationKind Kind { get; init; } = RelaxationKind.Concrete;

    /// <summary>How the noise of z is related to that of z̃.</summary>
    /// <value>Tied: one evaluation of the control variate. The published code has independent noise.</value>
    public NoiseCoupling Coupling { get; init; } = NoiseCoupling.Tied;
}
