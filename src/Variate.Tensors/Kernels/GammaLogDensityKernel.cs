using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = ln(xᵅ⁻¹ e⁻ˣ/Γ(α)), in binary64 lanes.</summary>
internal readonly struct GammaLogDensityKernel : IBinaryKernel
{
    /// <summary>The smallest normal number: a smaller product of a value and a rate has no logarithm.</summary>
    private const double Smallest = 2.2250738585072014E-308;

    public static int Weight => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x, TLanes a)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes positive = TLanes.Maximum(x, TLanes.Create(Smallest));
        TLanes log = LogarithmLanes.Log(positive);
        TLanes infinity = TLanes.Create(double.PositiveInfinity);
        return GammaDensityLanes.Of(positive, a) - TLanes.Select(TLanes.AreEqual(x, infinity), TLanes.Create(0), log);
    }
}
