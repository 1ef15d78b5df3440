using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors;

/// <content>Special functions, elementwise. In float32 they are evaluated in float64 and rounded once.</content>
public sealed partial class Tensor
{
    /// <summary>y = <paramref name="whenTrue"/> where the condition is not 0, else <paramref name="whenFalse"/>, with broadcasting.</summary>
    /// <remarks>
    /// <para>Each element's gradient goes to the operand it was taken from; the other one gets exactly 0.</para>
    /// <para>That 0 is still multiplied by the slope of what made the operand: give the side that is not taken a finite slope, as in
    /// <c>Where(x &gt; 0, Log(Where(x &gt; 0, x, 1)), −∞)</c>.</para>
    /// <para>A tracked condition severs the gradient as <see cref="Step"/> does. NaN counts as true.</para>
    /// </remarks>
    /// <param name="condition">0 for false, as <see cref="Step"/> gives it.</param>
    /// <param name="whenTrue">Where to take the element if the condition is not 0.</param>
    /// <param name="whenFalse">Where to take the element if it is 0.</param>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast.</exception>
    public static Tensor Where(Tensor condition, Tensor whenTrue, Tensor whenFalse)
    {
        ArgumentNullException.ThrowIfNull(condition);
        Operation? operation = AnyTracked(whenTrue, whenFalse) ? new Selection(condition, whenTrue, whenFalse) : null;
        Tensor result = Pointwise.Zip3<SelectKernel>(condition, whenTrue, whenFalse, operation);
        return condition.IsTracked ? new Tensor(result.Storage, result.Shape, operation, result.LeadingAxes, true) : result;
    }

    /// <summary>y = log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b) for positive arguments, without the cancellation of the three.</summary>
    /// <param name="a">+∞ where it is 0, NaN where it is below.</param>
    /// <param name="b">Likewise.</param>
    public static Tensor LogBeta(Tensor a, Tensor b)
        => Pointwise.Zip<WideningOfPair<LogBetaKernel>>(a, b, AnyTracked(a, b) ? new LogarithmOfBeta(a, b) : null);

    /// <summary>y = log Γ(x) for positive x; +∞ at 0, NaN below.</summary>
    public Tensor LogGamma() => Pointwise.Map<Widening<LogGammaKernel>>(this, IsTracked ? new LogarithmOfGamma(this) : null);

    /// <summary>y = ψ(x) = d/dx log Γ(x) for positive x; −∞ at 0, NaN below.</summary>
    public Tensor Digamma() => Polygamma(0);

    /// <summary>y = ψ′(x) for positive x; +∞ at 0, NaN below.</summary>
    public Tensor Trigamma() => Polygamma(1);

    /// <summary>y = ψ⁽ⁿ⁾(x), derivative n of <see cref="Digamma"/>, for positive x; infinite at 0, NaN below.</summary>
    /// <param name="order">n, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is below 0.</exception>
    public Tensor Polygamma(int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        Operation? operation = IsTracked ? new Polygamma(this, order) : null;
        if (order < 2)
        {
            return order == 0
                ? Pointwise.Map<Widening<DigammaKernel>>(this, operation)
                : Pointwise.Map<Widening<TrigammaKernel>>(this, operation);
        }

        Tensor orders = Full([], order, this);
        return Pointwise.Zip3<ScalarKernel<PolygammaFunction>>(this, orders, orders, operation);
    }

    /// <summary>y = erf x = 2/√π ∫₀ˣ exp(−t²) dt.</summary>
    public Tensor Erf() => Pointwise.Map<Widening<ErfKernel>>(this, IsTracked ? new ErrorFunction(this, 1) : null);

    /// <summary>y = 1 − erf x, accurate where erf x is near 1.</summary>
    public Tensor Erfc() => Pointwise.Map<Widening<ErfcKernel>>(this, IsTracked ? new ErrorFunction(this, -1) : null);

    /// <summary>y = Φ(x) = P(Z ≤ x) for a standard normal Z.</summary>
    public Tensor NormalCumulative()
        => Pointwise.Map<Widening<NormalCumulativeKernel>>(this, IsTracked ? new NormalCumulative(this) : null);

    /// <summary>y = log Φ(x) for a standard normal law: −x²/2 − log(−x) − … far to the left, −Φ(−x) far to the right.</summary>
    public Tensor NormalLogCumulative()
        => Pointwise.Map<Widening<NormalLogCumulativeKernel>>(this, IsTracked ? new NormalLogCumulative(this) : null);

    /// <summary>y = φ(x)/Φ(x), the derivative of <see cref="NormalLogCumulative"/>.</summary>
    internal Tensor InverseMillsRatio()
        => Pointwise.Map<Widening<InverseMillsRatioKernel>>(this, IsTracked ? new InverseMillsRatio(this) : null);

    /// <summary>y = φ(x)/Φ(x) + x without the cancellation on the left.</summary>
    internal Tensor InverseMillsExcess()
        => Pointwise.Map<Widening<InverseMillsExcessKernel>>(this, IsTracked ? new InverseMillsExcess(this) : null);

    /// <summary>y = ψ(a + d) − ψ(a) for positive a and d ≥ 0, accurate also where d is small.</summary>
    internal static Tensor DigammaDifference(Tensor a, Tensor d)
        => Pointwise.Zip<WideningOfPair<DigammaDifferenceKernel>>(a, d, AnyTracked(a, d) ? new DigammaDifference(a, d) : null);
}
