using System.Numerics;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>θ ← θ − rate·(g + weightDecay·θ).</summary>
internal readonly unsafe struct DescentRule<T>(double rate, double weightDecay) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _rate = T.CreateSaturating(rate);
    private readonly T _weightDecay = T.CreateSaturating(weightDecay);

    public static int StateCount => 0;

    public Vector512<T> Apply(T* values, T* inputs, T* first, T* second, int count)
    {
        var weightDecay = Vector512.Create(_weightDecay);
        var rate = Vector512.Create(_rate);
        Vector512<T> differences = Vector512<T>.Zero;
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            var value = Vector512.Load(values + i);
            value -= (Vector512.Load(inputs + i) + (value * weightDecay)) * rate;
            value.Store(values + i);
            differences += value - value;
        }

        return differences;
    }
}
