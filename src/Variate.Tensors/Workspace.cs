namespace Variate.Tensors;

/// <summary>Lends the memory and the threads of a training step, and takes the memory back when the step ends.</summary>
/// <remarks>
/// <para>Tensors carry their workspace: an operation on a tensor that has one takes its memory and its threads from there. Nothing is
/// ambient. Attach the parameters and the data of a model, and every tensor made from them belongs to the step.</para>
/// <para><see cref="Recycle"/> ends a step: all tensors lent since the last call become invalid, and reading one throws
/// <see cref="InvalidOperationException"/>. After the first steps no buffer is allocated any more.</para>
/// <para>One thread at a time may use a workspace.</para>
/// </remarks>
public sealed class Workspace : IDisposable
{
    private const int Granule = 64;
    private readonly Dictionary<int, Stack<Block>> _free = [];
    private readonly List<Block> _lent = [];

    /// <summary>A workspace with its own pool of threads.</summary>
    /// <param name="threadCount">Threads that share the work of large operations, at least 1. Results do not depend on it.</param>
    public Workspace(int threadCount)
    {
        Workers = new Workers(threadCount);
    }

    /// <summary>The threads that share the work of an operation.</summary>
    public Workers Workers { get; }

    /// <summary>The bytes of all blocks made so far, lent or free.</summary>
    public long AllocatedBytes { get; private set; }

    internal int Generation { get; private set; }

    /// <summary>Ends the step: takes back all memory lent since the last call.</summary>
    public void Recycle()
    {
        Generation++;
        for (int i = _lent.Count - 1; i >= 0; i--)
        {
            FreeBlocks(_lent[i].Bytes.Length).Push(_lent[i]);
        }

        _lent.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => Workers.Dispose();

    internal Storage Rent(ElementType elementType, int count)
    {
        int byteCount = checked(count * Storage.SizeOf(elementType));
        int rounded = Math.Max(Granule, (byteCount + Granule - 1) / Granule * Granule);
        if (!FreeBlocks(rounded + Granule).TryPop(out Block? block))
        {
            block = new Block(rounded);
            AllocatedBytes += block.Bytes.Length;
        }

        _lent.Add(block);
        return Storage.Lend(block, elementType, count, this);
    }

    private Stack<Block> FreeBlocks(int blockLength)
    {
        if (!_free.TryGetValue(blockLength, out Stack<Block>? blocks))
        {
            blocks = new Stack<Block>();
            _free.Add(blockLength, blocks);
        }

        return blocks;
    }
}
