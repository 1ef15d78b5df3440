using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>θ ← θ − rate·(g + weightDecay·θ).</summary>
internal readonly struct DescentRule<T>(double rate, double weightDecay) : IElementRule<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _rate = T.CreateSaturating(rate);
    private readonly T _weightDecay = T.CreateSaturating(weightDecay);

    public static int StateCount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector512<T> value, Vector512<T> input, ref Vector512<T> first, ref Vector512<T> second)
        => value -= (input + (value * _weightDecay)) * _rate;
}
