using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>u ← momentum·u + g + weightDecay·θ, then θ ← θ − rate·u.</summary>
internal readonly struct MomentumRule<T>(SgdOptions options, double rate) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _momentum = T.CreateSaturating(options.Momentum);
    private readonly T _weightDecay = T.CreateSaturating(options.WeightDecay);
    private readonly T _rate = T.CreateSaturating(rate);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> value, Vector512<T> input, ref Vector512<T> first, ref Vector512<T> second)
    {
        first = (first * _momentum) + (input + (value * _weightDecay));
        value -= first * _rate;
    }
}
