using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent exponential components, with density rate·exp(−rate·y) on y &gt; 0.</summary>
public sealed class Exponential : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given rate.</summary>
    /// <param name="rate">Positive: [.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public Exponential(Tensor rate)
        : this(rate, isChecked: false)
    {
    }

    private Exponential(Tensor rate, bool isChecked)
        : base(ParameterShape.Of(rate))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(rate, nameof(rate));
        }

        Rate = rate;
    }

    /// <summary>1/mean of each component.</summary>
    public Tensor Rate { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Positive;

    /// <inheritdoc/>
    public override Tensor Template => Rate;

    /// <summary>1/rate.</summary>
    public Tensor Mean => Rate.Reciprocal();

    /// <summary>1/rate².</summary>
    public Tensor Variance => Rate.Reciprocal().Square();

    /// <summary>1 − ln rate, summed over the event.</summary>
    public Tensor Entropy => (1 - Rate.Log()).Sum(^1);

    /// <summary>−y/rate.</summary>
    public IReadOnlyList<VariableNabla> VariableNablas => [new(nameof(Rate), Rate, y => -(y.StopGradient() / Rate.StopGradient()))];

    /// <summary>−ln(u)/rate, u uniform.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => DrawStandard(run, SamplePurpose) / Rate;

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => DrawStandard(run, purpose) / Rate.StopGradient();

    /// <summary>ln rate − rate·y for y &gt; 0.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor isInside = PositiveSupport.Contains(value);
        return PositiveSupport.Exclude(Rate.Log() - (Rate * PositiveSupport.Inside(value, isInside)), isInside);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => -Exponent(value).Expm1();

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => Exponent(value).Exp();

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Rate.IsTracked ? new Exponential(Rate.StopGradient(), isChecked: true) : this;

    private Tensor Exponent(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return -(value.StopGradient().Relu() * Rate.StopGradient());
    }

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return -Noise.Uniform(run.KeyFor(purpose), run.NoiseShape(Shape), Template).Log();
    }
}
