using System.Runtime.CompilerServices;

namespace Variate.Tensors.Random;

/// <summary>Fills an array with draws of a law with parameters, in parts of whole groups.</summary>
/// <remarks>Draws are made in float64 for both element types and rounded once, so that a float32 draw is that of float64, rounded.</remarks>
[SkipLocalsInit]
internal readonly unsafe struct ShapedFillJob<TLaw>(ElementType type, RandomKey key, void* first, void* second, void* y, nint count) : IJob
    where TLaw : struct, IShapedLaw
{
    /// <summary>Elements below which a second thread costs more than it saves: a draw is some ten nanoseconds.</summary>
    public const int SmallestShare = 1024;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        double* buffers = stackalloc double[3 * ShapedChunk.LargestCount];
        nint groups = (count + ShapedChunk.GroupElements - 1) / ShapedChunk.GroupElements;
        nint end = Boundary(groups, part + 1, partCount);
        for (nint group = Boundary(groups, part, partCount); group < end; group += ShapedChunk.LargestGroupCount)
        {
            Draw(group, (int)nint.Min(ShapedChunk.LargestGroupCount, end - group), buffers);
        }
    }

    private static nint Boundary(nint groups, int part, int partCount) => (nint)((Int128)groups * part / partCount);

    private void Draw(nint group, int groupCount, double* buffers)
    {
        double* secondParameters = buffers + ShapedChunk.LargestCount;
        double* draws = secondParameters + ShapedChunk.LargestCount;
        nint start = group * ShapedChunk.GroupElements;
        int used = (int)nint.Min(groupCount * ShapedChunk.GroupElements, count - start);
        var chunk = new ShapedChunk(group, groupCount, buffers, secondParameters);
        Widen(first, start, used, chunk.Count, buffers);
        if (TLaw.ParameterCount == 2)
        {
            Widen(second, start, used, chunk.Count, secondParameters);
        }

        TLaw.Draw(key, chunk, draws);
        Narrow(draws, start, used);
    }

    private void Widen(void* parameters, nint start, int used, int length, double* widened)
    {
        for (int i = 0; i < used; i++)
        {
            widened[i] = type == ElementType.Float32 ? ((float*)parameters)[start + i] : ((double*)parameters)[start + i];
        }

        // Places behind the last element are drawn too, and forgotten: they must not be slow or fail.
        new Span<double>(widened + used, length - used).Fill(1);
    }

    private void Narrow(double* draws, nint start, int used)
    {
        for (int i = 0; i < used; i++)
        {
            if (type == ElementType.Float32)
            {
                ((float*)y)[start + i] = (float)Math.Clamp(draws[i], TLaw.IsPositive ? SmallestNormal.Float32 : float.MinValue, float.MaxValue);
            }
            else
            {
                ((double*)y)[start + i] = Math.Clamp(draws[i], TLaw.IsPositive ? SmallestNormal.Float64 : double.MinValue, double.MaxValue);
            }
        }
    }
}
