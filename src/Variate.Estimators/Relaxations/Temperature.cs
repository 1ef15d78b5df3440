using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The temperature λ of a relaxation: fixed, or learned by the variance of the gradient.</summary>
/// <remarks>A learned temperature is λ = e^ρ with a free parameter ρ. One temperature may serve several choices.</remarks>
public sealed class Temperature
{
    private readonly double _fixed;

    private Temperature(double initial, Parameter? free)
    {
        _fixed = initial;
        FreeParameter = free;
    }

    /// <summary>ρ = ln λ; null when the temperature is fixed.</summary>
    public Parameter? FreeParameter { get; }

    /// <summary>λ now.</summary>
    public double Value => FreeParameter is { } free ? Math.Exp(free.Value.ToScalar()) : _fixed;

    /// <summary>A fixed temperature.</summary>
    /// <param name="value">Positive and finite.</param>
    public static Temperature Fixed(double value) => new(ThrowIfNotPositive(value), null);

    /// <summary>A learned temperature.</summary>
    /// <param name="initial">Positive and finite.</param>
    /// <param name="elementType">That of the program.</param>
    /// <param name="name">The name of its parameter, which holds ln λ.</param>
    public static Temperature Learned(double initial = 0.5, ElementType elementType = ElementType.Float32, string name = "log-temperature")
        => new(initial, new Parameter(name, Tensor.Full([], Math.Log(ThrowIfNotPositive(initial)), elementType)));

    /// <summary>λ as a scalar of the element type and workspace of <paramref name="like"/>.</summary>
    internal Tensor ToTensor(Tensor like) => FreeParameter is { } free ? free.Value.Exp() : Tensor.Full([], _fixed, like);

    /// <summary>A relaxation at λ for a choice; asks for the gradient of the variance towards λ if it is learned.</summary>
    internal Relaxation Relax(SampleSite site, Run run, RelaxationKind kind)
    {
        if (FreeParameter is { } free)
        {
            run.Tally.TuneByVariance(free);
        }

        return new Relaxation(ToTensor(site.Distribution.Template), kind);
    }

    private static double ThrowIfNotPositive(double value)
        => value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a positive, finite temperature.");
}
