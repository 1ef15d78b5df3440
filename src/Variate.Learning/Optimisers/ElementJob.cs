using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>One pass over values, inputs and states, in parts of whole vectors.</summary>
/// <remarks>
/// <para>Written once, in vectors of 512 bits: without AVX-512 the runtime makes two or four operations of each. The last elements go through
/// the same code in a padded vector, so an element's bits depend neither on its place nor on the number of parts.</para>
/// <para>The pass also looks for numbers that are not finite, so that a failure is seen in the step in which it happens.</para>
/// </remarks>
internal unsafe struct ElementJob<T, TRule>(T* values, T* inputs, T* first, T* second, int count, TRule rule) : IJob
    where T : unmanaged, INumberBase<T>
    where TRule : struct, IElementRule<T>
{
    /// <summary>Elements below which a second thread costs more than it saves.</summary>
    public const int SmallestShare = 16384;

    private int _nonFiniteParts;

    /// <summary>Whether all values and states were finite after the pass.</summary>
    public readonly bool IsFinite => _nonFiniteParts == 0;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        int width = Vector512<T>.Count;
        int vectors = count / width;
        int end = Boundary(vectors, part + 1, partCount) * width;
        int start = Boundary(vectors, part, partCount) * width;
        Vector512<T> differences = rule.Apply(values + start, inputs + start, first + start, second + start, end - start);
        int rest = count - (vectors * width);
        if (part == partCount - 1 && rest > 0)
        {
            differences += UpdatePadded(count - rest, rest);
        }

        if (!Vector512.EqualsAll(differences, Vector512<T>.Zero))
        {
            Interlocked.Increment(ref _nonFiniteParts);
        }
    }

    private static int Boundary(int vectors, int part, int partCount) => (int)((long)vectors * part / partCount);

    /// <summary>The same for fewer elements than a vector holds. Padding with ones keeps every rule finite.</summary>
    private readonly Vector512<T> UpdatePadded(int start, int length)
    {
        int width = Vector512<T>.Count;
        T* padded = stackalloc T[4 * width];
        new Span<T>(padded, 4 * width).Fill(T.One);
        Copy(values + start, padded, length);
        Copy(inputs + start, padded + width, length);
        Copy(first + start, padded + (2 * width), TRule.StateCount > 0 ? length : 0);
        Copy(second + start, padded + (3 * width), TRule.StateCount > 1 ? length : 0);
        Vector512<T> differences = rule.Apply(padded, padded + width, padded + (2 * width), padded + (3 * width), width);
        Copy(padded, values + start, length);
        Copy(padded + (2 * width), first + start, TRule.StateCount > 0 ? length : 0);
        Copy(padded + (3 * width), second + start, TRule.StateCount > 1 ? length : 0);
        return differences;
    }

    private static void Copy(T* source, T* destination, int length)
        => Unsafe.CopyBlockUnaligned(destination, source, (uint)(length * sizeof(T)));
}
