using System.Numerics;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>u ← momentum·u + g + weightDecay·θ, then θ ← θ − rate·u.</summary>
internal readonly unsafe struct MomentumRule<T>(SgdOptions options, double rate) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _momentum = T.CreateSaturating(options.Momentum);
    private readonly T _weightDecay = T.CreateSaturating(options.WeightDecay);
    private readonly T _rate = T.CreateSaturating(rate);

    public static int StateCount => 1;

    public Vector512<T> Apply(T* values, T* inputs, T* first, T* second, int count)
    {
        var momentum = Vector512.Create(_momentum);
        var weightDecay = Vector512.Create(_weightDecay);
        var rate = Vector512.Create(_rate);
        Vector512<T> differences = Vector512<T>.Zero;
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            var value = Vector512.Load(values + i);
            Vector512<T> velocity = (Vector512.Load(first + i) * momentum) + (Vector512.Load(inputs + i) + (value * weightDecay));
            value -= velocity * rate;
            velocity.Store(first + i);
            value.Store(values + i);
            value += velocity;
            differences += value - value;
        }

        return differences;
    }
}
