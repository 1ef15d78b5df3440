using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <content>Arithmetic with broadcasting.</content>
public sealed partial class Tensor
{
    /// <summary>Elementwise sum.</summary>
    public static Tensor operator +(Tensor left, Tensor right)
        => Pointwise.Add(left, right, AnyTracked(left, right) ? new Addition(left, right) : null);

    /// <summary>Elementwise difference.</summary>
    public static Tensor operator -(Tensor left, Tensor right)
        => Pointwise.Subtract(left, right, AnyTracked(left, right) ? new Subtraction(left, right) : null);

    /// <summary>Elementwise product.</summary>
    public static Tensor operator *(Tensor left, Tensor right)
        => Pointwise.Zip<MultiplyKernel>(left, right, AnyTracked(left, right) ? new Multiplication(left, right) : null);

    /// <summary>Elementwise quotient.</summary>
    public static Tensor operator /(Tensor left, Tensor right)
        => Pointwise.Zip<DivideKernel>(left, right, AnyTracked(left, right) ? new Division(left, right) : null);

    /// <summary>Elementwise negation.</summary>
    public static Tensor operator -(Tensor operand) => Affine(operand, -1, 0);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(Tensor left, double right) => Affine(left, 1, right);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(double left, Tensor right) => Affine(right, 1, left);

    /// <summary>Subtracts a number from every element.</summary>
    public static Tensor operator -(Tensor left, double right) => Affine(left, 1, -right);

    /// <summary>Subtracts every element from a number.</summary>
    public static Tensor operator -(double left, Tensor right) => Affine(right, -1, left);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(Tensor left, double right) => Affine(left, right, 0);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(double left, Tensor right) => Affine(right, left, 0);

    /// <summary>Divides every element by a number.</summary>
    public static Tensor operator /(Tensor left, double right) => Affine(left, 1 / right, 0);

    /// <summary>Divides a number by every element.</summary>
    public static Tensor operator /(double left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return Affine(right.Reciprocal(), left, 0);
    }

    /// <summary>y = scale·x + shift, elementwise.</summary>
    public static Tensor Affine(Tensor operand, double scale, double shift)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return Pointwise.Affine(operand, scale, shift, operand.IsTracked ? new Scaling(operand, scale) : null);
    }

    /// <summary>The larger of two elements. At a tie the gradient goes to the left operand.</summary>
    public static Tensor Maximum(Tensor left, Tensor right)
        => Pointwise.Zip<MaximumKernel>(left, right, AnyTracked(left, right) ? new Operations.Maximum(left, right) : null);

    internal static bool AnyTracked(Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.IsTracked || right.IsTracked;
    }
}
