using System.Numerics;
using Variate.Tensors.Kernels;

namespace Variate.Tensors;

/// <summary>Runs a reduction over tensors and makes the result, with its marks and its operation.</summary>
internal static unsafe class Folding
{
    internal static Tensor Sum(Tensor x, Shape shape, Operation? operation)
    {
        Storage y = x.NewStorage(shape.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Reduction.Sum(x.ElementType, source, x.Shape.AsSpan(), destination, shape.AsSpan(), x.Workers);
        }

        return new Tensor(y, shape, operation, x.LeadingAxes, x.IsSevered);
    }

    internal static Tensor Max(Tensor x)
    {
        Shape shape = x.Shape.With(^1, 1);
        Storage y = x.NewStorage(shape.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Reduction.Max(x.ElementType, source, x.Shape.AsSpan(), destination, shape.AsSpan(), x.Workers);
        }

        return new Tensor(y, shape[..^1], null, x.LeadingAxes, x.IsSevered);
    }

    internal static Tensor OneHotOfMax(Tensor x)
    {
        var y = new Tensor(Tensor.Full(x.Shape, 0, x).Storage, x.Shape, null, x.LeadingAxes, x.IsSevered);
        if (x.ElementType == ElementType.Float32)
        {
            MarkLargest(x.Storage.AsSpan<float>(), y.Storage.AsSpan<float>(), x.Shape[^1]);
        }
        else
        {
            MarkLargest(x.Storage.AsSpan<double>(), y.Storage.AsSpan<double>(), x.Shape[^1]);
        }

        return y;
    }

    internal static Tensor LogSumExp(Tensor x, Operation? operation)
    {
        Shape shape = x.Shape[..^1];
        Storage y = x.NewStorage(shape.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Reduction.LogSumExpRows(x.ElementType, source, shape.ElementCount, x.Shape[^1], destination, x.Workers);
        }

        return new Tensor(y, shape, operation, x.LeadingAxes, x.IsSevered);
    }

    internal static Tensor Softmax(Tensor x, Operation? operation)
    {
        Storage y = x.NewStorage(x.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Reduction.SoftmaxRows(x.ElementType, source, x.Shape[..^1].ElementCount, x.Shape[^1], destination, x.Workers);
        }

        return new Tensor(y, x.Shape, operation, x.LeadingAxes, x.IsSevered);
    }

    internal static double Dot(Tensor x, Tensor y)
    {
        Requires.SameElementType(x, y);
        fixed (byte* left = x.Storage, right = y.Storage)
        {
            return Reduction.Dot(x.ElementType, left, right, x.ElementCount, x.Workers);
        }
    }

    private static void MarkLargest<T>(ReadOnlySpan<T> x, Span<T> y, int size)
        where T : unmanaged, INumber<T>
    {
        for (int row = 0; size > 0 && row < x.Length; row += size)
        {
            int largest = 0;
            for (int i = 1; i < size; i++)
            {
                largest = x[row + i] > x[row + largest] ? i : largest;
            }

            y[row + largest] = T.One;
        }
    }
}
