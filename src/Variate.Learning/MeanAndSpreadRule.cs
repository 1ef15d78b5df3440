using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Learning.Optimisers;

namespace Variate.Learning;

/// <summary>Mean and sum of squared deviations of a growing sample.</summary>
/// <remarks>
/// δ = x − mean, mean ← mean + δ/n, spread ← spread + δ·(x − mean). Equal samples give exactly 0, and nothing cancels when the mean is far
/// larger than the deviations, as it does in Σx² − n·mean². Source: [Welford1962].
/// </remarks>
internal readonly struct MeanAndSpreadRule<T>(int count) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _count = T.CreateChecked(count);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> value, Vector512<T> input, ref Vector512<T> first, ref Vector512<T> second)
    {
        Vector512<T> deviation = input - value;
        value += deviation / Vector512.Create(_count);
        first += deviation * (input - value);
    }
}
