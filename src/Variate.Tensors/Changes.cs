using Variate.Tensors.Kernels;

namespace Variate.Tensors;

/// <summary>A base value and n changes of it, one after the other along a new first axis: yᵢ = base + amountᵢ·directionᵢ.</summary>
/// <remarks>
/// <para>What stands in for the dense elements of a tensor whose values differ from one value in one component, and of linear maps of it:
/// a product with a matrix costs one product with the base, and a row of the matrix for each change.</para>
/// <para>Parts carry no gradient. A tensor made of changes has its operation as any other, whose pullback meets the dense elements.</para>
/// </remarks>
internal sealed unsafe class Changes
{
    private readonly int _version;

    /// <summary>A base value and its changes.</summary>
    /// <param name="baseValue">[.., columns].</param>
    /// <param name="amounts">[.., n]: the axes of the base but the last.</param>
    /// <param name="directions">[n, columns]; null where change i moves component i alone.</param>
    /// <param name="includesBase">Whether the first entry of the new axis is the base itself.</param>
    internal Changes(Tensor baseValue, Tensor amounts, Tensor? directions, bool includesBase)
    {
        Base = baseValue;
        Amounts = amounts;
        Directions = directions;
        IncludesBase = includesBase;
        Shape = [Count + (includesBase ? 1 : 0), .. baseValue.Shape];
        Lender = Pointwise.WithWorkspace(Pointwise.WithWorkspace(baseValue, amounts), directions ?? amounts);
        _version = VersionOfParts;
    }

    /// <summary>What is changed: [.., columns].</summary>
    internal Tensor Base { get; }

    /// <summary>How much of its direction each change adds: [.., n].</summary>
    internal Tensor Amounts { get; }

    /// <summary>What each change adds, for an amount of 1: [n, columns]. Null where change i moves component i alone.</summary>
    internal Tensor? Directions { get; }

    /// <summary>Whether the first entry is the base itself.</summary>
    internal bool IncludesBase { get; }

    /// <summary>n.</summary>
    internal int Count => Amounts.Shape[^1];

    /// <summary>The shape of the dense elements.</summary>
    internal Shape Shape { get; }

    /// <summary>Gives memory and threads.</summary>
    internal Tensor Lender { get; }

    private int VersionOfParts => Base.Storage.Version + Amounts.Storage.Version + (Directions?.Storage.Version ?? 0);

    /// <summary>scale·y + shift.</summary>
    internal Changes Affine(double scale, double shift)
        => new(Tensor.Affine(Base, scale, shift), scale == 1 ? Amounts : Amounts * scale, Directions, IncludesBase);

    /// <summary>y + other; null where that is no change of one value.</summary>
    internal Changes? Plus(Tensor other) => FitToBase(other) is { } term ? WithBase(Base + term) : null;

    /// <summary>y − other; null where that is no change of one value.</summary>
    internal Changes? Minus(Tensor other) => FitToBase(other) is { } term ? WithBase(Base - term) : null;

    /// <summary>y·weights + bias.</summary>
    internal Changes Times(Tensor weights, Tensor? bias)
    {
        Tensor matrix = weights.StopGradient();
        Tensor mapped = bias is null ? Base.MatMul(matrix) : Base.Affine(matrix, bias.StopGradient());
        return new Changes(mapped, Amounts, Directions is null ? matrix : Directions.MatMul(matrix), IncludesBase);
    }

    /// <summary>The changes without the base in front of them; null for every other slice of the first axis.</summary>
    internal Changes? Slice(int start, int count)
        => IncludesBase && start == 1 && count == Count ? new Changes(Base, Amounts, Directions, false) : null;

    /// <summary>The tensor as one without the first axis; null where it differs between the changes.</summary>
    internal Tensor? AlongChanges(Tensor tensor)
    {
        if (tensor.Rank <= Base.Rank)
        {
            return tensor.StopGradient();
        }

        return tensor.Rank == Base.Rank + 1 && tensor.Shape[0] == 1 ? tensor.StopGradient().Reshape(tensor.Shape[1..]) : null;
    }

    /// <summary>The dense elements.</summary>
    internal Storage ToDense() => Map<CopyKernel>();

    /// <summary>A function of the dense elements, which are formed only in registers.</summary>
    internal Storage Map<TKernel>()
        where TKernel : struct, IUnaryKernel
    {
        if (VersionOfParts != _version)
        {
            throw new InvalidOperationException(
                "The values from which this tensor was to be computed have been changed in place (Parameter.MutableElements). Read it before the step that changes them, or call Tensor.Copy() then.");
        }

        Storage y = Lender.NewStorage(Shape.ElementCount);
        int rows = Base.Shape[..^1].ElementCount;
        int columns = Base.Shape[^1];
        fixed (byte* destination = y, value = Base.Storage)
        {
            byte* changed = destination;
            if (IncludesBase)
            {
                Elementwise.Map<TKernel>(y.ElementType, value, destination, Base.ElementCount, Lender.Workers);
                changed += (nint)Base.ElementCount * Storage.SizeOf(y.ElementType);
            }

            if (Directions is null)
            {
                MapComponents<TKernel>(value, changed, rows);
            }
            else
            {
                MapRows<TKernel>(value, changed, rows, columns);
            }
        }

        return y;
    }

    private void MapRows<TKernel>(byte* value, byte* changed, int rows, int columns)
        where TKernel : struct, IUnaryKernel
    {
        Tensor amounts = Amounts.Reshape([rows, Count]).Transpose();
        fixed (byte* directions = Directions!.Storage, factors = amounts.Storage)
        {
            Elementwise.Zip3<ChangedKernel<TKernel>>(
                Base.ElementType,
                directions,
                [Count, 1, columns],
                factors,
                [Count, rows, 1],
                value,
                [rows, columns],
                changed,
                [Count, rows, columns],
                Lender.Workers);
        }
    }

    private void MapComponents<TKernel>(byte* value, byte* changed, int rows)
        where TKernel : struct, IUnaryKernel
    {
        Elementwise.Broadcast(Base.ElementType, value, [rows, Count], changed, [Count, rows, Count], Lender.Workers);
        fixed (byte* amounts = Amounts.Storage)
        {
            for (int change = 0; change < Count; change++)
            {
                for (int row = 0; row < rows; row++)
                {
                    Add(amounts, ((long)row * Count) + change, changed, ((((long)change * rows) + row) * Count) + change);
                }
            }
        }

        Elementwise.Map<TKernel>(Base.ElementType, changed, changed, (nint)Count * rows * Count, Lender.Workers);
    }

    private void Add(byte* terms, long term, byte* sums, long sum)
    {
        if (Base.ElementType == ElementType.Float32)
        {
            ((float*)sums)[sum] += ((float*)terms)[term];
        }
        else
        {
            ((double*)sums)[sum] += ((double*)terms)[term];
        }
    }

    private Tensor? FitToBase(Tensor other)
    {
        Requires.SameElementType(Base, other);
        return AlongChanges(other) is { } tensor && tensor.Shape.BroadcastsTo(Base.Shape) ? tensor : null;
    }

    private Changes WithBase(Tensor baseValue) => new(baseValue, Amounts, Directions, IncludesBase);
}
