using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The scale s of one term of a control variate: fixed or learned.</summary>
/// <remarks>
/// A learned scale is s = 2σ(ρ) with a free parameter ρ, so that 0 &lt; s &lt; 2 and ρ = 0 gives 1. Source: [Tucker2017], its published code.
/// Not to be confused with <see cref="ControlVariateScales"/>, whose η multiplies the whole control variate, for each
/// parameter tensor.
/// </remarks>
public sealed class ControlScale
{
    private readonly double _fixed;

    private ControlScale(double scale, Parameter? free)
    {
        _fixed = scale;
        FreeParameter = free;
    }

    /// <summary>s = 1.</summary>
    public static ControlScale One { get; } = new(1, null);

    /// <summary>ρ; null when the scale is fixed.</summary>
    public Parameter? FreeParameter { get; }

    /// <summary>s now.</summary>
    public double Value => FreeParameter is { } free ? 2 / (1 + Math.Exp(-free.Value.ToScalar())) : _fixed;

    /// <summary>A fixed scale.</summary>
    /// <param name="value">Finite.</param>
    public static ControlScale Fixed(double value)
        => double.IsFinite(value)
            ? new ControlScale(value, null)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a finite scale.");

    /// <summary>A learned scale, 1 at first.</summary>
    /// <param name="name">The name of its parameter.</param>
    /// <param name="elementType">That of the program.</param>
    public static ControlScale Learned(string name, ElementType elementType = ElementType.Float32)
        => new(1, new Parameter(name, Tensor.Zeros([], elementType)));

    /// <summary>s, differentiable in ρ.</summary>
    internal Tensor ToTensor(Tensor like) => FreeParameter is { } free ? free.Value.Sigmoid() * 2 : Tensor.Full([], _fixed, like);

    /// <summary>Hands the objective of learned scales to the run.</summary>
    /// <param name="criterion">What they minimise.</param>
    /// <param name="run">Takes the objective.</param>
    /// <param name="costs">The cost less its baseline.</param>
    /// <param name="expansion">What the scaled terms take from it, differentiable in the scales.</param>
    /// <param name="scales">Those of the terms.</param>
    internal static void Tune(TuningCriterion criterion, Run run, Tensor costs, Tensor expansion, params ReadOnlySpan<ControlScale> scales)
    {
        Tensor? squaredSignal = criterion == TuningCriterion.SquaredSignal
            ? (costs.StopGradient() - expansion).Square() / costs.ElementCount
            : null;
        foreach (ControlScale scale in scales)
        {
            if (scale.FreeParameter is { } free && squaredSignal is not null)
            {
                run.Tally.Tune(free, squaredSignal);
            }
            else if (scale.FreeParameter is { } tuned)
            {
                run.Tally.TuneByVariance(tuned);
            }
        }
    }
}
