using Variate.Tensors.Kernels;

namespace Variate.Tensors.Nablas;

/// <summary>Runs a family over tensors.</summary>
internal static unsafe class NablaEvaluation
{
    /// <summary>The variable-nabla over the broadcast shape; without a gradient, with the marks of the operands.</summary>
    public static Tensor Run<TNabla>(Tensor value, Tensor first, Tensor second)
        where TNabla : struct, INabla
    {
        Requires.SameElementType(value, first);
        Requires.SameElementType(value, second);
        var shape = Shape.Broadcast(Shape.Broadcast(value.Shape, first.Shape), second.Shape);
        Tensor lender = Pointwise.WithWorkspace(Pointwise.WithWorkspace(value, first), second);
        Storage result = lender.NewStorage(shape.ElementCount);
        var axes = AxisList.Broadcast(shape.AsSpan(), value.Shape.AsSpan(), first.Shape.AsSpan(), second.Shape.AsSpan());
        fixed (byte* x = value.Storage, a = first.Storage, b = second.Storage, y = result)
        {
            var job = new NablaJob<TNabla>(value.ElementType, axes, x, a, b, y);
            Partition.Run(ref job, job.Count * TNabla.Weight, lender.Workers);
        }

        int leadingAxes = Math.Max(Math.Max(value.LeadingAxes, first.LeadingAxes), second.LeadingAxes);
        return new Tensor(result, shape, null, leadingAxes, value.IsSevered || first.IsSevered || second.IsSevered);
    }
}
