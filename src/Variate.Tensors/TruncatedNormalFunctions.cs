using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;
using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.SpecialFunctions.TruncatedNormals;

namespace Variate.Tensors;

/// <summary>Moments of a standard normal t given that it lies between two ends α &lt; β, elementwise with broadcasting, evaluated in float64.</summary>
/// <remarks>
/// <para>By quadrature about the point of the interval that is nearest to 0: right to 1e−13 in both tails and for intervals of any width. NaN where
/// the ends are not in order.</para>
/// <para>Gradients need finite ends. An end beyond which the bell has underflowed stands for an infinite one.</para>
/// </remarks>
public static class TruncatedNormalFunctions
{
    /// <summary>𝔼[t].</summary>
    /// <param name="lower">α.</param>
    /// <param name="upper">β.</param>
    public static Tensor Mean(Tensor lower, Tensor upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        return Of<IntervalMean>(lower, upper, Tensor.AnyTracked(lower, upper) ? new TruncatedNormalMean(lower, upper) : null);
    }

    /// <summary>Var[t].</summary>
    /// <inheritdoc cref="Mean" path="/param"/>
    public static Tensor Variance(Tensor lower, Tensor upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        return Of<IntervalVariance>(lower, upper, Tensor.AnyTracked(lower, upper) ? new TruncatedNormalVariance(lower, upper) : null);
    }

    /// <summary>The differential entropy of t.</summary>
    /// <inheritdoc cref="Mean" path="/param"/>
    public static Tensor Entropy(Tensor lower, Tensor upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        return Of<IntervalEntropy>(lower, upper, Tensor.AnyTracked(lower, upper) ? new TruncatedNormalEntropy(lower, upper) : null);
    }

    /// <summary>The density of t at α; that at β is the one of (−β, −α).</summary>
    internal static Tensor LowerDensity(Tensor lower, Tensor upper)
        => Of<IntervalEndDensity>(lower, upper, Tensor.AnyTracked(lower, upper) ? new TruncatedNormalDensity(lower, upper) : null);

    /// <summary>𝔼[t] − α; β − 𝔼[t] is the one of (−β, −α).</summary>
    internal static Tensor LowerExcess(Tensor lower, Tensor upper)
        => Of<IntervalExcess>(lower, upper, Tensor.AnyTracked(lower, upper) ? new TruncatedNormalExcess(lower, upper) : null);

    private static Tensor Of<TFunction>(Tensor lower, Tensor upper, Operation? operation)
        where TFunction : struct, IScalarFunction
        => Pointwise.Zip3<ScalarKernel<TFunction>>(lower, upper, upper, operation);
}
