using System.Numerics;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>s ← s + (1 − decay)(g² − s), then θ ← θ − rate·g/(√s + ε).</summary>
internal readonly unsafe struct RmsPropRule<T>(RmsPropOptions options, double rate) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _share = T.CreateSaturating(1 - options.Decay);
    private readonly T _epsilon = T.CreateSaturating(options.Epsilon);
    private readonly T _weightDecay = T.CreateSaturating(options.WeightDecay);
    private readonly T _rate = T.CreateSaturating(rate);

    public static int StateCount => 1;

    public Vector512<T> Apply(T* values, T* inputs, T* first, T* second, int count)
    {
        var share = Vector512.Create(_share);
        var epsilon = Vector512.Create(_epsilon);
        var weightDecay = Vector512.Create(_weightDecay);
        var rate = Vector512.Create(_rate);
        Vector512<T> differences = Vector512<T>.Zero;
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            var value = Vector512.Load(values + i);
            var meanSquare = Vector512.Load(first + i);
            Vector512<T> gradient = Vector512.Load(inputs + i) + (value * weightDecay);
            meanSquare += ((gradient * gradient) - meanSquare) * share;
            value -= gradient * rate / (Vector512.Sqrt(meanSquare) + epsilon);
            meanSquare.Store(first + i);
            value.Store(values + i);

            // An infinite mean square would hide behind a quotient of 0.
            value += meanSquare;
            differences += value - value;
        }

        return differences;
    }
}
