using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>θ ← θ − rate·m/(rootScale·√v + ε), after both moments have seen the gradient.</summary>
internal readonly struct AdamRule<T>(AdamOptions options, double rate, double rootScale) : IElementRule<T>
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> value, Vector512<T> input, ref Vector512<T> first, ref Vector512<T> second)
    {
        Vector512<T> gradient = input + (value * _weightDecay);
        first += (gradient - first) * _firstShare;
        second += ((gradient * gradient) - second) * _secondShare;
        value -= first * _rate / ((Vector512.Sqrt(second) * _rootScale) + Vector512.Create(_epsilon));
    }
}
