using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <content>Elementary functions, elementwise.</content>
public sealed partial class Tensor
{
    /// <summary>y = eˣ.</summary>
    public Tensor Exp() => Pointwise.Map<ExpKernel>(this, IsTracked ? new Exponential(this) : null);

    /// <summary>y = eˣ − 1, accurate near 0.</summary>
    public Tensor Expm1() => Pointwise.Map<Expm1Kernel>(this, IsTracked ? new ExponentialMinusOne(this) : null);

    /// <summary>y = ln x; −∞ at 0, NaN below.</summary>
    public Tensor Log() => Pointwise.Map<LogKernel>(this, IsTracked ? new Logarithm(this) : null);

    /// <summary>y = ln(1 + x), accurate near 0.</summary>
    public Tensor Log1p() => Pointwise.Map<Log1pKernel>(this, IsTracked ? new LogarithmOfOnePlus(this) : null);

    /// <summary>y = 1/(1 + e⁻ˣ).</summary>
    public Tensor Sigmoid() => Pointwise.Map<SigmoidKernel>(this, IsTracked ? new LogisticSigmoid(this) : null);

    /// <summary>y = ln(1 + eˣ), accurate on both sides.</summary>
    public Tensor Softplus() => Pointwise.Map<SoftplusKernel>(this, IsTracked ? new Softplus(this) : null);

    /// <summary>y = tanh x.</summary>
    public Tensor Tanh() => Pointwise.Map<TanhKernel>(this, IsTracked ? new HyperbolicTangent(this) : null);

    /// <summary>y = max(x, 0); the derivative at 0 is 0.</summary>
    public Tensor Relu() => Pointwise.Map<ReluKernel>(this, IsTracked ? new RectifiedLinear(this) : null);

    /// <summary>y = x².</summary>
    public Tensor Square() => Pointwise.Map<SquareKernel>(this, IsTracked ? new Square(this) : null);

    /// <summary>y = √x.</summary>
    public Tensor Sqrt() => Pointwise.Map<SqrtKernel>(this, IsTracked ? new SquareRoot(this) : null);

    /// <summary>y = 1/x.</summary>
    public Tensor Reciprocal() => Pointwise.Map<ReciprocalKernel>(this, IsTracked ? new Reciprocal(this) : null);

    /// <summary>y = |x|; the derivative at 0 is 0.</summary>
    public Tensor Abs() => Pointwise.Map<AbsKernel>(this, IsTracked ? new AbsoluteValue(this) : null);

    /// <summary>y = sin x.</summary>
    public Tensor Sin() => Pointwise.Map<SinKernel>(this, IsTracked ? new Sine(this) : null);

    /// <summary>y = cos x.</summary>
    public Tensor Cos() => Pointwise.Map<CosKernel>(this, IsTracked ? new Cosine(this) : null);

    /// <summary>y = 1 where x &gt; 0, else 0. Its derivative is 0 almost everywhere, so a tracked operand marks the result as severed.</summary>
    /// <remarks>Estimators that differentiate the cost refuse a severed cost instead of returning a gradient without this path.</remarks>
    public Tensor Step() => Severed(Pointwise.Map<StepKernel>(this, null));

    /// <summary>y = sign x (−1, 0 or 1). Severs the gradient as <see cref="Step"/> does.</summary>
    public Tensor Sign() => Severed(Pointwise.Map<SignKernel>(this, null));

    /// <summary>One-hot over the last axis: 1 at the first largest element. Severs the gradient as <see cref="Step"/> does.</summary>
    public Tensor OneHotOfMax() => Severed(Folding.OneHotOfMax(this));

    private Tensor Severed(Tensor result) => IsTracked ? new Tensor(result.Storage, result.Shape, LeadingAxes, true) : result;
}
