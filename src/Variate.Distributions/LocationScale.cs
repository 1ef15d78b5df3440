using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>What laws of location + scale·x share, with x of a law without parameters.</summary>
internal static class LocationScale
{
    /// <summary>(value − location)/scale, through which no gradient flows.</summary>
    internal static Tensor Standardise(Tensor value, Tensor location, Tensor scale)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (value.StopGradient() - location.StopGradient()) / scale.StopGradient();
    }

    /// <summary>1 towards the location, (y − location)/scale towards the scale.</summary>
    internal static IReadOnlyList<VariableNabla> VariableNablas(Distribution law, Tensor location, Tensor scale) =>
    [
        new("Location", location, y => Tensor.Full(Shape.Broadcast(y.Shape, law.Shape), 1, y)),
        new("Scale", scale, y => Standardise(y, location, scale)),
    ];
}
