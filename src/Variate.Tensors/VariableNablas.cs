using Variate.Tensors.Nablas;
using Variate.Tensors.Nablas.Beta;
using Variate.Tensors.Nablas.Gamma;
using Variate.Tensors.Nablas.StudentT;
using Variate.Tensors.Nablas.VonMises;

namespace Variate.Tensors;

/// <summary>The variable-nablas g = −(∂Q(y)/∂γ)/q(y) of laws without a closed form: how a variable moves with a parameter at a fixed level.</summary>
/// <remarks>
/// <para>
/// Elementwise over the broadcast shape of the operands, whose element types agree. Binary32 operands are widened, and the result is rounded
/// once: relative error below 2e−7. In binary64 it is below 1e−11, also in the tails and for extreme parameters, but for what the rounding of
/// the operands themselves does to the result. The bits do not depend on threads, registers or neighbours.
/// </para>
/// <para>
/// No gradient flows through a result, and none may be assumed zero: a law wraps it with <see cref="Tensor.RefuseGradient"/>.
/// Operands outside the domain give NaN.
/// </para>
/// <para>Source: [Cong2019] Table 3 and [Figurnov2018]; the methods are those of docs/variable-nablas.md.</para>
/// </remarks>
public static class VariableNablas
{
    /// <summary>∂x/∂a of a gamma variable x of shape a and rate 1. With rate β the variable x/β has this over β.</summary>
    /// <param name="value">x ≥ 0; 0 has the limit 0.</param>
    /// <param name="concentration">a &gt; 0.</param>
    /// <exception cref="ArgumentException">The element types differ.</exception>
    public static Tensor Gamma(Tensor value, Tensor concentration)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(concentration);
        return NablaEvaluation.Run<GammaNabla<SampleScale>>(value, concentration, concentration);
    }

    /// <summary>∂ ln x/∂a of a gamma variable x of shape a: for small shapes, whose variables underflow. The rate does not matter.</summary>
    /// <param name="value">ln x for rate 1, finite, below 709.</param>
    /// <param name="concentration">a &gt; 0.</param>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor LogGamma(Tensor value, Tensor concentration)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(concentration);
        return NablaEvaluation.Run<GammaNabla<LogScale>>(value, concentration, concentration);
    }

    /// <summary>∂x/∂a of a beta variable x of shapes a and b.</summary>
    /// <param name="value">x in [0, 1]; both ends have the limit 0.</param>
    /// <param name="first">a &gt; 0, the exponent of x; below 1e100.</param>
    /// <param name="second">b &gt; 0, the exponent of 1 − x; below 1e100.</param>
    /// <remarks>Near 1 the result is as exact as 1 − <paramref name="value"/>; <see cref="LogitBetaTowardsFirst"/> has no such limit.</remarks>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor BetaTowardsFirst(Tensor value, Tensor first, Tensor second)
        => Beta<ValueTowardsFirst>(value, first, second);

    /// <summary>∂x/∂b of a beta variable x of shapes a and b: that of the mirror image, ∂x/∂b(x, a, b) = −∂x/∂a(1 − x, b, a).</summary>
    /// <inheritdoc cref="BetaTowardsFirst" path="/*[not(self::summary)]"/>
    public static Tensor BetaTowardsSecond(Tensor value, Tensor first, Tensor second)
        => Beta<ValueTowardsSecond>(value, first, second);

    /// <summary>∂z/∂a of z = ln x/(1 − x), x a beta variable of shapes a and b: for small shapes, whose variables round to 0 and 1.</summary>
    /// <param name="logit">z, finite.</param>
    /// <param name="first">a &gt; 0, the exponent of x; below 1e100.</param>
    /// <param name="second">b &gt; 0, the exponent of 1 − x; below 1e100.</param>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor LogitBetaTowardsFirst(Tensor logit, Tensor first, Tensor second)
        => Beta<LogitTowardsFirst>(logit, first, second);

    /// <summary>∂z/∂b of z = ln x/(1 − x), x a beta variable of shapes a and b.</summary>
    /// <inheritdoc cref="LogitBetaTowardsFirst" path="/*[not(self::summary)]"/>
    public static Tensor LogitBetaTowardsSecond(Tensor logit, Tensor first, Tensor second)
        => Beta<LogitTowardsSecond>(logit, first, second);

    /// <summary>∂y/∂ν of a variable y of Student's law with ν degrees of freedom, location 0 and scale 1. With scale σ it is σ times this at (y − μ)/σ.</summary>
    /// <param name="value">y, finite.</param>
    /// <param name="degreesOfFreedom">ν &gt; 0.</param>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor StudentT(Tensor value, Tensor degreesOfFreedom)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(degreesOfFreedom);
        return NablaEvaluation.Run<StudentTNabla>(value, degreesOfFreedom, degreesOfFreedom);
    }

    /// <summary>∂y/∂κ of an angle y of the law of von Mises with density exp(κ cos y)/(2π I₀(κ)), whose levels begin at −π.</summary>
    /// <param name="angle">y, the angle less the location: of period 2π, 0 at 0 and at ±π.</param>
    /// <param name="concentration">κ ≥ 0.</param>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor VonMises(Tensor angle, Tensor concentration)
    {
        ArgumentNullException.ThrowIfNull(angle);
        ArgumentNullException.ThrowIfNull(concentration);
        return NablaEvaluation.Run<VonMisesNabla>(angle, concentration, concentration);
    }

    /// <summary>−(∂Q(y)/∂r)/q(y) of a negative binomial count y: the successes, of probability p, before the r-th failure, with r any positive number.</summary>
    /// <param name="value">y, a whole number from 0.</param>
    /// <param name="totalCount">r &gt; 0.</param>
    /// <param name="logits">ln p/(1 − p), finite.</param>
    /// <remarks>q(y) = Γ(y + r)/(y! Γ(r)) (1 − p)ʳ pʸ.</remarks>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor NegativeBinomial(Tensor value, Tensor totalCount, Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(totalCount);
        ArgumentNullException.ThrowIfNull(logits);
        return NablaEvaluation.Run<BetaNabla<NegativeBinomialScale>>(logits, totalCount, value);
    }

    /// <summary>The pullback of a Dirichlet variable y of concentrations α: Σⱼ vⱼ ∂yⱼ/∂αᵢ = gᵢ (vᵢ − Σⱼ vⱼ yⱼ)/(1 − yᵢ).</summary>
    /// <param name="value">y: [.., n], on the simplex.</param>
    /// <param name="concentration">α &gt; 0: [.., n].</param>
    /// <param name="outputGradient">v: [.., n].</param>
    /// <returns>The broadcast shape; summed over no axis.</returns>
    /// <remarks>gᵢ is <see cref="BetaTowardsFirst"/> of yᵢ with the shapes αᵢ and Σ α − αᵢ.</remarks>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor DirichletPullback(Tensor value, Tensor concentration, Tensor outputGradient)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(concentration);
        ArgumentNullException.ThrowIfNull(outputGradient);
        return DirichletRows.Pullback(value, concentration, outputGradient);
    }

    private static Tensor Beta<TScale>(Tensor value, Tensor first, Tensor second)
        where TScale : struct, IBetaScale
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return NablaEvaluation.Run<BetaNabla<TScale>>(value, first, second);
    }
}
