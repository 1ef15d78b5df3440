using System.Numerics;
using System.Runtime.Intrinsics;
using Variate.Learning.Optimisers;

namespace Variate.Learning;

/// <summary>Mean and sum of squared deviations of a growing sample.</summary>
/// <remarks>
/// δ = x − mean, mean ← mean + δ/n, spread ← spread + δ·(x − mean). Equal samples give exactly 0, and nothing cancels when the mean is far
/// larger than the deviations, as it does in Σx² − n·mean². Source: [Welford1962].
/// </remarks>
internal readonly unsafe struct MeanAndSpreadRule<T>(int count) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _count = T.CreateChecked(count);

    public static int StateCount => 1;

    public Vector512<T> Apply(T* values, T* inputs, T* first, T* second, int count)
    {
        var sampleCount = Vector512.Create(_count);
        Vector512<T> differences = Vector512<T>.Zero;
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            var input = Vector512.Load(inputs + i);
            var mean = Vector512.Load(values + i);
            Vector512<T> deviation = input - mean;
            mean += deviation / sampleCount;
            Vector512<T> spread = Vector512.Load(first + i) + (deviation * (input - mean));
            mean.Store(values + i);
            spread.Store(first + i);
            spread += mean;
            differences += spread - spread;
        }

        return differences;
    }
}
