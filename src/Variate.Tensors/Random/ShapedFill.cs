namespace Variate.Tensors.Random;

/// <summary>Fills memory with draws of laws with parameters: element i depends on the key, on i and on its own parameters.</summary>
internal static unsafe class ShapedFill
{
    /// <summary>Draws <paramref name="count"/> elements of a law.</summary>
    /// <param name="type">The type of the elements and of the parameters.</param>
    /// <param name="key">Whose draws.</param>
    /// <param name="first">The first parameter of each element.</param>
    /// <param name="second">The second parameter of each element; null for a law of one.</param>
    /// <param name="y">Receives the draws.</param>
    /// <param name="count">How many elements.</param>
    /// <param name="workers">Who shares the work; null for the calling thread alone.</param>
    public static void Draw<TLaw>(ElementType type, RandomKey key, void* first, void* second, void* y, nint count, Workers? workers)
        where TLaw : struct, IShapedLaw
    {
        var job = new ShapedFillJob<TLaw>(type, key, first, second, y, count);
        if (workers is null || count <= ShapedFillJob<TLaw>.SmallestShare)
        {
            job.Execute(0, 1);
        }
        else
        {
            workers.Run(ref job);
        }
    }
}
