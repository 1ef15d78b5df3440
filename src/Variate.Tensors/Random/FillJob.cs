namespace Variate.Tensors.Random;

/// <summary>Fills an array with draws of a law, in parts of whole groups of words.</summary>
/// <remarks>
/// Words are written to the destination a chunk at a time and become draws there, while they are in the first cache.
/// </remarks>
internal readonly unsafe struct FillJob<TLaw>(ElementType type, RandomKey key, void* y, nint count) : IJob
    where TLaw : struct, ILaw
{
    /// <summary>Elements below which a second thread costs more than it saves.</summary>
    public const int SmallestShare = 16384;

    // 8 KiB of words: with the constants of a law they stay in a first cache of 32 KiB.
    private const int ChunkGroups = 64;

    private readonly int _groupElements =
        type == ElementType.Float32 ? Philox.GroupWords : Philox.GroupWords / 2;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        nint groups = count / _groupElements;
        nint end = Boundary(groups, part + 1, partCount);
        for (nint group = Boundary(groups, part, partCount); group < end; group += ChunkGroups)
        {
            Draw(group, (uint*)y + group * Philox.GroupWords, (int)nint.Min(ChunkGroups, end - group));
        }

        if (part == partCount - 1)
        {
            DrawTail(groups);
        }
    }

    private static nint Boundary(nint groups, int part, int partCount)
    {
        return (nint)((Int128)groups * part / partCount);
    }

    private void Draw(nint group, uint* words, int groupCount)
    {
        PhiloxWords.Fill(key, (ulong)group, words, groupCount);
        if (type == ElementType.Float32)
        {
            TLaw.ToSingle(words, groupCount * _groupElements);
        }
        else
        {
            TLaw.ToDouble((ulong*)words, groupCount * _groupElements);
        }
    }

    private void DrawTail(nint group)
    {
        nint bytes = (count - group * _groupElements) * (type == ElementType.Float32 ? sizeof(float) : sizeof(double));
        if (bytes == 0)
        {
            return;
        }

        uint* words = stackalloc uint[Philox.GroupWords];
        Draw(group, words, 1);
        Buffer.MemoryCopy(words, (uint*)y + group * Philox.GroupWords, bytes, bytes);
    }
}
