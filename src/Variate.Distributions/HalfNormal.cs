using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent half-normal components: |scale·ε|, ε standard normal.</summary>
public sealed class HalfNormal : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // √(2/π)
    private const double StandardMean = 0.79788456080286535588;

    // ½ ln(πe/2)
    private const double StandardEntropy = 0.72579135264472743236;

    // √½
    private const double SqrtHalf = 0.70710678118654752440;

    // ln 2
    private const double LogTwo = 0.69314718055994530942;

    /// <summary>The law with the given scale.</summary>
    /// <param name="scale">Positive: [.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public HalfNormal(Tensor scale)
        : this(scale, isChecked: false)
    {
    }

    private HalfNormal(Tensor scale, bool isChecked)
        : base(ParameterShape.Of(scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Scale = scale;
    }

    /// <summary>The standard deviation of the normal law that is folded.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Positive;

    /// <inheritdoc/>
    public override Tensor Template => Scale;

    /// <summary>scale·√(2/π).</summary>
    public Tensor Mean => Scale * StandardMean;

    /// <summary>scale²·(1 − 2/π).</summary>
    public Tensor Variance => Scale.Square() * (1 - (2 / Math.PI));

    /// <summary>½ ln(πe/2) + ln scale, summed over the event.</summary>
    public Tensor Entropy => (Scale.Log() + StandardEntropy).Sum(^1);

    /// <summary>y/scale.</summary>
    public IReadOnlyList<VariableNabla> VariableNablas => [new(nameof(Scale), Scale, y => y.StopGradient() / Scale.StopGradient())];

    /// <summary>scale·|ε|, ε standard normal.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Scale * DrawStandard(run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => Scale.StopGradient() * DrawStandard(run, purpose);

    /// <summary>ln 2 and the normal log-density of y around 0, for y &gt; 0.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = PositiveSupport.Contains(value);
        Tensor y = PositiveSupport.Inside(value, isInside);
        return PositiveSupport.Exclude(LogProbabilities.Normal(y, Tensor.Full([], 0, y), Scale) + LogTwo, isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => (Ratio(value) * SqrtHalf).Erf();

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => (Ratio(value) * SqrtHalf).Erfc();

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Scale.IsTracked ? new HalfNormal(Scale.StopGradient(), isChecked: true) : this;

    private Tensor Ratio(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.StopGradient().Relu() / Scale.StopGradient();
    }

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        // A normal draw may be 0, where a density over positive numbers is not defined.
        return PositiveSupport.Clamp(Noise.Normal(run.KeyFor(purpose), run.NoiseShape(Shape), Template).Abs());
    }
}
