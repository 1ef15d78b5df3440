using System.Numerics;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>θ ← θ − rate·m/(rootScale·√v + ε), after both moments have seen the gradient.</summary>
internal readonly unsafe struct AdamRule<T>(AdamOptions options, double rate, double rootScale) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    // 1 − β is rounded after the subtraction: β₂ = 0.999996 in float32 would make it wrong by 1 %.
    private readonly T _firstShare = T.CreateSaturating(1 - options.FirstDecay);
    private readonly T _secondShare = T.CreateSaturating(1 - options.SecondDecay);
    private readonly T _epsilon = T.CreateSaturating(options.Epsilon);
    private readonly T _weightDecay = T.CreateSaturating(options.WeightDecay);
    private readonly T _rate = T.CreateSaturating(rate);
    private readonly T _rootScale = T.CreateSaturating(rootScale);

    public static int StateCount => 2;

    public Vector512<T> Apply(T* values, T* inputs, T* first, T* second, int count)
    {
        var firstShare = Vector512.Create(_firstShare);
        var secondShare = Vector512.Create(_secondShare);
        var epsilon = Vector512.Create(_epsilon);
        var weightDecay = Vector512.Create(_weightDecay);
        var rate = Vector512.Create(_rate);
        var rootScale = Vector512.Create(_rootScale);
        Vector512<T> differences = Vector512<T>.Zero;
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            var value = Vector512.Load(values + i);
            var mean = Vector512.Load(first + i);
            var meanSquare = Vector512.Load(second + i);
            Vector512<T> gradient = Vector512.Load(inputs + i) + (value * weightDecay);
            mean += (gradient - mean) * firstShare;
            meanSquare += ((gradient * gradient) - meanSquare) * secondShare;
            value -= mean * rate / ((Vector512.Sqrt(meanSquare) * rootScale) + epsilon);
            mean.Store(first + i);
            meanSquare.Store(second + i);
            value.Store(values + i);

            // Infinite means show in the value; an infinite mean square would hide behind a quotient of 0.
            value += meanSquare;
            differences += value - value;
        }

        return differences;
    }
}
