using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>The Concrete law over the simplex: softmax((a + G)/λ) with Gumbel noise G, a relaxed category.</summary>
/// <remarks>
/// A component too small for its type becomes the smallest positive normal number; at low temperatures use <see cref="LogLaw"/>, the law of the
/// logarithms, where nothing is lost. The density is that of the first n − 1 components. Source: [Maddison2017] eq. (10), [Jang2017].
/// </remarks>
public sealed class RelaxedOneHotCategorical : Distribution, IReparameterised
{
    // n numbers of float32 with sum 1, each rounded, miss it by less.
    private const double SumTolerance = 1e-4;

    /// <summary>The law with the given logits and temperature.</summary>
    /// <param name="logits">a, which need not be normalised: [.., batch, n], at least two.</param>
    /// <param name="temperature">λ, positive: broadcasts to [.., batch, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive.</exception>
    /// <exception cref="ShapeMismatchException">There are fewer than two categories, or the temperature has one for each of them.</exception>
    public RelaxedOneHotCategorical(Tensor logits, Tensor temperature)
        : this(new ExpRelaxedOneHotCategorical(logits, temperature))
    {
    }

    private RelaxedOneHotCategorical(ExpRelaxedOneHotCategorical logLaw) => LogLaw = logLaw;

    /// <summary>The law of the logarithms of the components.</summary>
    public ExpRelaxedOneHotCategorical LogLaw { get; }

    /// <summary>a.</summary>
    public Tensor Logits => LogLaw.Logits;

    /// <summary>λ.</summary>
    public Tensor Temperature => LogLaw.Temperature;

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Simplex;

    /// <inheritdoc/>
    public override Tensor Template => LogLaw.Template;

    /// <inheritdoc/>
    public override Shape Shape => LogLaw.Shape;

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => PositiveSupport.Clamp(LogLaw.Reparameterise(run).Exp());

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => PositiveSupport.Clamp(LogLaw.Draw(run, purpose).Exp());

    /// <summary>The log-density of the logarithms, less Σ ln yᵢ; −∞ off the simplex.</summary>
    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor y = value.StopGradient();
        Tensor isOutside = ((1 - y.Step()).Sum(^1) + ((y.Sum(^1) - 1).Abs() - SumTolerance).Step()).Step();
        var centre = Tensor.Full(value.Shape, 1.0 / EventSize, value);
        Tensor logarithm = Tensor.Where(isOutside.AppendAxes(1), centre, value).Log();
        Tensor logDensity = LogLaw.LogProbability(logarithm) - logarithm.Sum(^1);
        return PositiveSupport.Exclude(logDensity, 1 - isOutside);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Logits.IsTracked || Temperature.IsTracked
            ? new RelaxedOneHotCategorical((ExpRelaxedOneHotCategorical)LogLaw.StopGradient())
            : this;
}
