using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>s ← s + (1 − decay)(g² − s), then θ ← θ − rate·g/(√s + ε).</summary>
internal readonly struct RmsPropRule<T>(RmsPropOptions options, double rate) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _share = T.CreateSaturating(1 - options.Decay);
    private readonly T _epsilon = T.CreateSaturating(options.Epsilon);
    private readonly T _weightDecay = T.CreateSaturating(options.WeightDecay);
    private readonly T _rate = T.CreateSaturating(rate);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> value, Vector512<T> input, ref Vector512<T> first, ref Vector512<T> second)
    {
        Vector512<T> gradient = input + (value * _weightDecay);
        first += ((gradient * gradient) - first) * _share;
        value -= gradient * _rate / (Vector512.Sqrt(first) + Vector512.Create(_epsilon));
    }
}
