using Variate.Tensors.Kernels;

namespace Variate.Tensors.Nablas;

/// <summary>Runs <see cref="DirichletJob"/> over tensors.</summary>
internal static unsafe class DirichletRows
{
    // Additions of an element; see BetaNabla.
    private const long Weight = 80;

    /// <summary>The pullback over the broadcast shape; without a gradient, with the marks of the operands.</summary>
    public static Tensor Pullback(Tensor value, Tensor concentration, Tensor outputGradient)
    {
        Requires.SameElementType(value, concentration);
        Requires.SameElementType(value, outputGradient);
        var shape = Shape.Broadcast(Shape.Broadcast(value.Shape, concentration.Shape), outputGradient.Shape);
        if (value.Rank == 0 || concentration.Rank == 0 || value.Shape[^1] != shape[^1] || concentration.Shape[^1] != shape[^1])
        {
            throw new ShapeMismatchException(
                $"Expected values and concentrations [.., n] of one n, got {value.Shape} and {concentration.Shape}.");
        }

        Tensor lender = Pointwise.WithWorkspace(Pointwise.WithWorkspace(value, concentration), outputGradient);
        Storage result = lender.NewStorage(shape.ElementCount);
        int length = Math.Max(shape[^1], 1);
        fixed (byte* y = value.StopGradient().BroadcastTo(shape).Storage,
            a = concentration.StopGradient().BroadcastTo(shape).Storage,
            v = outputGradient.StopGradient().BroadcastTo(shape).Storage,
            to = result)
        {
            var job = new DirichletJob(value.ElementType, y, a, v, to, shape.ElementCount / length, length);
            Partition.Run(ref job, shape.ElementCount * Weight, lender.Workers);
        }

        int leadingAxes = Math.Max(Math.Max(value.LeadingAxes, concentration.LeadingAxes), outputGradient.LeadingAxes);
        return new Tensor(result, shape, null, leadingAxes, value.IsSevered || concentration.IsSevered || outputGradient.IsSevered);
    }
}
