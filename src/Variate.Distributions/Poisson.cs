using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent counts of rare events: P(y) = λʸe^(−λ)/y!, y = 0, 1, 2, …, for every component of the last axis.</summary>
public sealed class Poisson : ComponentwiseDistribution, IVariance, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given mean.</summary>
    /// <param name="rate">λ, positive: [.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public Poisson(Tensor rate)
        : this(rate, isChecked: false)
    {
    }

    private Poisson(Tensor rate, bool isChecked)
        : base((rate ?? throw new ArgumentNullException(nameof(rate))).Shape)
    {
        if (!isChecked)
        {
            ParameterRange.Positive(rate, nameof(rate));
        }

        Rate = rate;
    }

    /// <summary>λ: [.., batch, event].</summary>
    public Tensor Rate { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Count;

    /// <inheritdoc/>
    public override Tensor Template => Rate;

    /// <summary>λ.</summary>
    public Tensor Mean => Rate;

    /// <summary>λ.</summary>
    public Tensor Variance => Rate;

    /// <summary>g = 1: ∂Q(y)/∂λ = −p(y).</summary>
    /// <remarks>Source: [Cong2019] Table 3.</remarks>
    public IReadOnlyList<VariableNabla> VariableNablas
        => [new(nameof(Rate), Rate, value => Tensor.Full(Shape.Broadcast(value.Shape, Rate.Shape), 1, Template))];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.Poisson(run.KeyFor(purpose), run.NoiseShape(Shape), Rate);
    }

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
        => CountSupport.LogMass(value, null, count => LogProbabilities.Poisson(count, Rate));

    /// <summary>Q(y) = Γ(⌊y⌋ + 1, λ)/Γ(⌊y⌋ + 1).</summary>
    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
        => CountSupport.Cumulative(value, count => CumulativeProbabilities.Poisson(count, Rate.StopGradient()));

    /// <summary>1 − Q(y), by the other tail of the gamma law.</summary>
    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
        => CountSupport.Upper(value, count => CumulativeProbabilities.PoissonComplement(count, Rate.StopGradient()));

    /// <inheritdoc/>
    public override Distribution StopGradient() => Rate.IsTracked ? new Poisson(Rate.StopGradient(), isChecked: true) : this;
}
