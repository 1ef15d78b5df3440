using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <content>Sums, means, and log-sum-exp.</content>
public sealed partial class Tensor
{
    /// <summary>The sum over one axis.</summary>
    /// <param name="axis">Counted from the front, or from the end: <c>^1</c> is the last.</param>
    /// <param name="keepAxis">Whether the axis stays, with size 1.</param>
    /// <exception cref="ShapeMismatchException">There is no such axis, or it is a leading axis of a run.</exception>
    public Tensor Sum(Index axis, bool keepAxis = false) => SumAxis(Requires.UserAxis(this, axis), keepAxis);

    /// <summary>The mean over one axis.</summary>
    /// <param name="axis">Counted from the front, or from the end.</param>
    /// <param name="keepAxis">Whether the axis stays, with size 1.</param>
    /// <exception cref="ShapeMismatchException">There is no such axis, or it is a leading axis of a run.</exception>
    public Tensor Mean(Index axis, bool keepAxis = false)
    {
        int position = Requires.UserAxis(this, axis);
        return SumAxis(position, keepAxis) / Shape[position];
    }

    /// <summary>The sum of all elements, a scalar.</summary>
    public Tensor SumAll() => SumTo([]);

    /// <summary>The mean of all elements, a scalar.</summary>
    public Tensor MeanAll() => SumAll() / ElementCount;

    /// <summary>The inverse of broadcasting: sums until the shape is <paramref name="shape"/>.</summary>
    /// <exception cref="ShapeMismatchException"><paramref name="shape"/> does not broadcast to this shape.</exception>
    public Tensor SumTo(Shape shape)
    {
        if (shape == Shape)
        {
            return this;
        }

        if (!shape.BroadcastsTo(Shape))
        {
            throw new ShapeMismatchException($"Expected a shape that broadcasts to {Shape}, got {shape}.");
        }

        return shape.ElementCount == ElementCount ? Reshape(shape) : Folding.Sum(this, shape, IsTracked ? new Summation(this) : null);
    }

    /// <summary>The sum over one axis, leading or not: for rules that put the axis there themselves.</summary>
    public Tensor SumAxis(int axis, bool keepAxis = false)
    {
        Tensor sum = SumTo(Shape.With(axis, 1));
        return keepAxis ? sum : sum.Reshape(Shape.Without(axis));
    }

    /// <summary>The sum over the first axis, which a rule put there: the result has one leading axis fewer.</summary>
    public Tensor SumFirstAxis() => SumAxis(0).MarkLeadingAxes(LeadingAxes == NoLeadingAxes ? NoLeadingAxes : LeadingAxes - 1);

    /// <summary>The mean over the first axis, which a rule put there.</summary>
    public Tensor MeanFirstAxis() => SumFirstAxis() / Shape[0];

    /// <summary>y = ln Σ exp(x) over the last axis, without overflow; −∞ when all elements are −∞.</summary>
    public Tensor LogSumExp() => Folding.LogSumExp(this, IsTracked ? new LogSumExponential(this) : null);

    /// <summary>y = exp(x)/Σ exp(x) over the last axis.</summary>
    public Tensor Softmax() => Folding.Softmax(this, IsTracked ? new Softmax(this) : null);

    /// <summary>y = x − ln Σ exp(x) over the last axis.</summary>
    public Tensor LogSoftmax() => this - LogSumExp().AppendAxes(1);

    /// <summary>The largest element of the last axis. Severs the gradient as <see cref="Step"/> does.</summary>
    public Tensor MaxLastAxis() => Severed(Folding.Max(StopGradient()));

    /// <summary>Σ x², accumulated in double precision.</summary>
    public double SumOfSquares() => Folding.Dot(this, this);

    /// <summary>Σ x·y over tensors of one shape, accumulated in double precision.</summary>
    /// <exception cref="ShapeMismatchException">The shapes differ.</exception>
    public double Dot(Tensor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Shape == other.Shape
            ? Folding.Dot(this, other)
            : throw new ShapeMismatchException($"Expected shape {Shape}, got {other.Shape}.");
    }
}
