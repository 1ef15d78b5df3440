using Variate.Tensors.Kernels;

namespace Variate.Tensors;

/// <summary>Runs an elementwise kernel over tensors and makes the result, with its marks and its operation.</summary>
internal static unsafe class Pointwise
{
    internal static Tensor Map<TKernel>(Tensor x, Operation? operation)
        where TKernel : struct, IUnaryKernel
    {
        if (x is { Storage.IsDense: false, Changes: { } changes })
        {
            return new Tensor(changes.Map<TKernel>(), x.Shape, operation, x.LeadingAxes, x.IsSevered);
        }

        Storage y = x.NewStorage(x.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Elementwise.Map<TKernel>(x.ElementType, source, destination, x.ElementCount, x.Workers);
        }

        return new Tensor(y, x.Shape, operation, x.LeadingAxes, x.IsSevered);
    }

    /// <summary>y = scale·x + shift, elementwise.</summary>
    internal static Tensor Affine(Tensor x, double scale, double shift, Operation? operation)
    {
        if (x.Changes is { } changes)
        {
            return new Tensor(Storage.Defer(changes.Affine(scale, shift)), x.Shape, operation, x.LeadingAxes, x.IsSevered);
        }

        Storage y = x.NewStorage(x.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Elementwise.Affine(x.ElementType, source, scale, shift, destination, x.ElementCount, x.Workers);
        }

        return new Tensor(y, x.Shape, operation, x.LeadingAxes, x.IsSevered);
    }

    internal static Tensor Add(Tensor a, Tensor b, Operation? operation)
        => a.Changes?.Plus(b) is { } left ? Deferred(left, a, b, operation)
            : b.Changes?.Plus(a) is { } right ? Deferred(right, a, b, operation)
            : Zip<AddKernel>(a, b, operation);

    internal static Tensor Subtract(Tensor a, Tensor b, Operation? operation)
        => a.Changes?.Minus(b) is { } left ? Deferred(left, a, b, operation)
            : b.Changes?.Affine(-1, 0).Plus(a) is { } right ? Deferred(right, a, b, operation)
            : Zip<SubtractKernel>(a, b, operation);

    internal static Tensor Zip<TKernel>(Tensor a, Tensor b, Operation? operation)
        where TKernel : struct, IBinaryKernel
    {
        Requires.SameElementType(a, b);
        var shape = Shape.Broadcast(a.Shape, b.Shape);
        Storage y = WithWorkspace(a, b).NewStorage(shape.ElementCount);
        fixed (byte* left = a.Storage, right = b.Storage, destination = y)
        {
            Elementwise.Zip<TKernel>(
                a.ElementType,
                left,
                a.Shape.AsSpan(),
                right,
                b.Shape.AsSpan(),
                destination,
                shape.AsSpan(),
                WithWorkspace(a, b).Workers);
        }

        return new Tensor(y, shape, operation, Math.Max(a.LeadingAxes, b.LeadingAxes), a.IsSevered || b.IsSevered);
    }

    internal static Tensor Zip3<TKernel>(Tensor a, Tensor b, Tensor c, Operation? operation)
        where TKernel : struct, ITernaryKernel
    {
        Requires.SameElementType(a, b);
        Requires.SameElementType(a, c);
        var shape = Shape.Broadcast(Shape.Broadcast(a.Shape, b.Shape), c.Shape);
        Tensor lender = WithWorkspace(WithWorkspace(a, b), c);
        Storage y = lender.NewStorage(shape.ElementCount);
        fixed (byte* first = a.Storage, second = b.Storage, third = c.Storage, destination = y)
        {
            Elementwise.Zip3<TKernel>(
                a.ElementType,
                first,
                a.Shape.AsSpan(),
                second,
                b.Shape.AsSpan(),
                third,
                c.Shape.AsSpan(),
                destination,
                shape.AsSpan(),
                lender.Workers);
        }

        int leadingAxes = Math.Max(Math.Max(a.LeadingAxes, b.LeadingAxes), c.LeadingAxes);
        return new Tensor(y, shape, operation, leadingAxes, a.IsSevered || b.IsSevered || c.IsSevered);
    }

    private static Tensor Deferred(Changes changes, Tensor a, Tensor b, Operation? operation)
        => new(Storage.Defer(changes), changes.Shape, operation, Math.Max(a.LeadingAxes, b.LeadingAxes), a.IsSevered || b.IsSevered);

    /// <summary>The operand that has a workspace, if one has.</summary>
    internal static Tensor WithWorkspace(Tensor a, Tensor b) => a.Workspace is null ? b : a;
}
