namespace Variate.Tensors.Random;

/// <summary>Consecutive elements of a fill in whole groups, with their parameters in float64.</summary>
/// <param name="group">The first group.</param>
/// <param name="groupCount">How many groups, at most <see cref="LargestGroupCount"/>.</param>
/// <param name="first">The first parameter of each element.</param>
/// <param name="second">The second parameter of each element; anything for a law of one.</param>
internal readonly unsafe struct ShapedChunk(nint group, int groupCount, double* first, double* second)
{
    /// <summary>Elements of a group: a float64 element reads two words.</summary>
    public const int GroupElements = Philox.GroupWords / 2;

    /// <summary>Four buffers of so many groups stay in a first cache of 32 KiB.</summary>
    public const int LargestGroupCount = 32;

    /// <summary>Elements of the largest chunk: the room that buffers need.</summary>
    public const int LargestCount = LargestGroupCount * GroupElements;

    /// <summary>The first parameter of each element.</summary>
    public double* First => first;

    /// <summary>The second parameter of each element.</summary>
    public double* Second => second;

    /// <summary>The place of the first element in the whole fill.</summary>
    public ulong Start => (ulong)group * GroupElements;

    /// <summary>How many elements.</summary>
    public int Count => groupCount * GroupElements;

    /// <summary>The same elements with another first parameter.</summary>
    public ShapedChunk With(double* parameter) => new(group, groupCount, parameter, second);

    /// <summary>Fills <paramref name="y"/> with draws of a law without parameters: the elements that a whole fill has at this place.</summary>
    public void Fill<TLaw>(RandomKey key, double* y)
        where TLaw : struct, ILaw
    {
        PhiloxWords.Fill(key, (ulong)group, (uint*)y, groupCount);
        TLaw.ToDouble((ulong*)y, Count);
    }
}
