using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>The scale η of the control variate for each parameter tensor: fixed, or learned by the variance of the gradient.</summary>
/// <remarks>
/// A learned scale is η = 2σ(ρ) with a free parameter ρ, so that 0 &lt; η &lt; 2 and ρ = 0 gives 1. Any η leaves the estimate unbiased.
/// Source: [Tucker2017] §3; the parametrisation is that of its published code.
/// </remarks>
public sealed class ControlVariateScales
{
    private readonly double _fixed;
    private readonly ImmutableArray<Parameter> _free;

    private ControlVariateScales(double fixedScale, ImmutableArray<Parameter> free)
    {
        _fixed = fixedScale;
        _free = free;
    }

    /// <summary>η = 1 for every tensor.</summary>
    public static ControlVariateScales Ones { get; } = new(1, []);

    /// <summary>Whether the scales are learned.</summary>
    public bool IsLearned => !_free.IsEmpty;

    /// <summary>The free parameters ρ, in the order of the program's parameters; empty when the scales are fixed.</summary>
    public ImmutableArray<Parameter> FreeParameters => _free;

    /// <summary>One fixed η for all tensors. Finite; 0 switches control variates off.</summary>
    public static ControlVariateScales Fixed(double scale)
    {
        if (!double.IsFinite(scale))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "Expected a finite scale.");
        }

        return new ControlVariateScales(scale, []);
    }

    /// <summary>A learned η for each of the parameters, 1 at first.</summary>
    public static ControlVariateScales Learned(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new ControlVariateScales(
            1,
            [.. parameters.Select(parameter => new Parameter(NameFor(parameter), Tensor.Zeros([], parameter.Value.ElementType)))]);
    }

    /// <summary>η of parameter number <paramref name="index"/>.</summary>
    public double this[int index] => IsLearned ? 2 / (1 + Math.Exp(-_free[index].Value.ToScalar())) : _fixed;

    /// <summary>dη/dρ.</summary>
    internal double Derivative(int index) => this[index] * (1 - (this[index] / 2));

    internal void ThrowIfNotFor(ParameterSet parameters)
    {
        if (IsLearned && !_free.Select(free => free.Name).SequenceEqual(parameters.Select(NameFor)))
        {
            throw new ArgumentException(
                $"Expected scales learned for these {parameters.Count} parameters, got scales for {_free.Length} others. Make them with ControlVariateScales.Learned(parameters).");
        }
    }

    private static string NameFor(Parameter parameter) => $"scale/{parameter.Name}";
}
