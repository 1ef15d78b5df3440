namespace Variate.Tensors.Simd;

/// <summary>A register of numbers: the operations in which every kernel is written once, for every width and both element types.</summary>
/// <remarks>
/// <para>Every operation is the correctly rounded one of IEEE 754, so a lane's result does not depend on the width of the register
/// that holds it.</para>
/// <para>A mask is a register whose lanes have all bits set (true) or none (false).</para>
/// </remarks>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Lanes in the register.</summary>
    static abstract int Count { get; }

    /// <summary>Bytes of a lane.</summary>
    static abstract int ElementSize { get; }

    /// <summary>Whether a lane is binary64 rather than binary32; a constant to the compiler, so that branches on it vanish.</summary>
    static abstract bool IsDouble { get; }

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    /// <summary>Reads <see cref="Count"/> elements; no alignment is needed.</summary>
    static abstract TSelf Load(void* source);

    /// <summary>Reads <paramref name="count"/> elements, at most <see cref="Count"/>, and nothing beyond; 0 in the other lanes.</summary>
    static abstract TSelf LoadFirst(void* source, int count);

    /// <summary>Reads one element into every lane.</summary>
    static abstract TSelf LoadRepeated(void* source);

    /// <summary>Reads <see cref="Count"/> binary32 numbers into lanes of the own type.</summary>
    static abstract TSelf LoadSingles(void* source);

    /// <summary>Reads <paramref name="count"/> binary32 numbers, at most <see cref="Count"/>, and nothing beyond; 0 in the other lanes.</summary>
    static abstract TSelf LoadFirstSingles(void* source, int count);

    /// <summary>Writes <see cref="Count"/> elements; no alignment is needed.</summary>
    static abstract void Store(TSelf a, void* destination);

    /// <summary>Writes the first <paramref name="count"/> lanes, at most <see cref="Count"/>, and nothing beyond.</summary>
    static abstract void StoreFirst(TSelf a, void* destination, int count);

    /// <summary>The mask of the first <paramref name="count"/> lanes.</summary>
    static abstract TSelf MaskOfFirst(int count);

    /// <summary>The constant, rounded to the element type, in every lane.</summary>
    static abstract TSelf Create(double value);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a &gt; b ? a : b; so b where either is NaN, and where both are zeros.</summary>
    static abstract TSelf Maximum(TSelf a, TSelf b);

    /// <summary>a &lt; b ? a : b; so b where either is NaN, and where both are zeros.</summary>
    static abstract TSelf Minimum(TSelf a, TSelf b);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>The magnitude of <paramref name="magnitude"/> with the sign bit of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf a);

    /// <summary>a·2ⁿ, rounded once, also into the subnormal numbers.</summary>
    /// <param name="a">A number of magnitude 0 or between 2⁻² and 2²; or NaN.</param>
    /// <param name="n">An integer of magnitude at most 200 (binary32) or 1500 (binary64).</param>
    static abstract TSelf Scale(TSelf a, TSelf n);

    /// <summary>Splits a = m·2ᵉ with m in [3/4, 3/2), and gives m.</summary>
    /// <param name="a">Subnormal numbers are handled. 0 gives m = 1, e = −∞; +∞ gives m = 1, e = +∞.</param>
    /// <param name="exponent">e.</param>
    /// <returns>m; NaN where <paramref name="a"/> is below 0 or NaN.</returns>
    static abstract TSelf Split(TSelf a, out TSelf exponent);

    static abstract TSelf LessThan(TSelf a, TSelf b);

    /// <summary>The mask of a = b; 0 equals −0, and NaN equals nothing.</summary>
    static abstract TSelf AreEqual(TSelf a, TSelf b);

    /// <summary>Where the mask is true <paramref name="whenTrue"/>, else <paramref name="whenFalse"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>Whether some lane of the mask is true.</summary>
    static abstract bool Any(TSelf mask);
}
