using System.Runtime.Intrinsics;

namespace Variate.Tensors.Nablas;

/// <summary>Moves elements of a tensor to and from columns of binary64.</summary>
internal static unsafe class ElementColumns
{
    /// <summary>Reads contiguous elements.</summary>
    public static void Read(ElementType type, byte* source, long position, double* destination, int count)
    {
        if (type == ElementType.Float32)
        {
            Widen((float*)source + position, destination, count);
        }
        else
        {
            new ReadOnlySpan<double>((double*)source + position, count).CopyTo(new Span<double>(destination, count));
        }
    }

    /// <summary>Reads one element and repeats it.</summary>
    public static void ReadRepeated(ElementType type, byte* source, long position, double* destination, int count)
    {
        double element = type == ElementType.Float32 ? ((float*)source)[position] : ((double*)source)[position];
        new Span<double>(destination, count).Fill(element);
    }

    /// <summary>Writes contiguous elements, rounded to their type.</summary>
    public static void Write(ElementType type, double* source, byte* destination, long position, int count)
    {
        if (type == ElementType.Float32)
        {
            Narrow(source, (float*)destination + position, count);
        }
        else
        {
            new ReadOnlySpan<double>(source, count).CopyTo(new Span<double>((double*)destination + position, count));
        }
    }

    private static void Widen(float* source, double* destination, int count)
    {
        int i = 0;
        for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.Load(source + i));
            low.Store(destination + i);
            high.Store(destination + i + Vector256<double>.Count);
        }

        for (; i < count; i++)
        {
            destination[i] = source[i];
        }
    }

    private static void Narrow(double* source, float* destination, int count)
    {
        int i = 0;
        for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
        {
            var high = Vector256.Load(source + i + Vector256<double>.Count);
            Vector256.Narrow(Vector256.Load(source + i), high).Store(destination + i);
        }

        for (; i < count; i++)
        {
            destination[i] = (float)source[i];
        }
    }
}
