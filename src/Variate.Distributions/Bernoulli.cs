using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent bits: P(bᵢ = 1) = θᵢ = σ(aᵢ), for every component of the last axis.</summary>
/// <remarks>Log-probabilities are also given for soft values in (0, 1), by the same formula.</remarks>
public sealed class Bernoulli : ComponentwiseDistribution, ILatentNoise, IFiniteSupport, IVariance, IEntropy, IUpperTail, IVariableNablas, IBoundedCounts
{
    private const string ConditionalPurpose = "conditional";

    private Bernoulli(Tensor logits)
        : base(logits.Shape)
    {
        Logits = logits;
    }

    /// <summary>a = ln θ − ln(1 − θ): [.., batch, event].</summary>
    public Tensor Logits { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Binary;

    /// <inheritdoc/>
    public override Tensor Template => Logits;

    /// <summary>θ = σ(a).</summary>
    public Tensor Mean => Logits.Sigmoid();

    /// <summary>θ(1 − θ).</summary>
    public Tensor Variance => Logits.Sigmoid() * (-Logits).Sigmoid();

    /// <summary>−θ ln θ − (1 − θ) ln(1 − θ), summed over the event.</summary>
    public Tensor Entropy => ((Logits.Sigmoid() * (-Logits).Softplus()) + ((-Logits).Sigmoid() * Logits.Softplus())).Sum(^1);

    /// <summary>1.</summary>
    public Tensor LargestCount => Tensor.Full([], 1, Template);

    /// <summary>g = θ(1 − b) towards a, which is (1 − b)/(1 − θ) towards θ.</summary>
    /// <remarks>Source: [Cong2019] Table 3.</remarks>
    public IReadOnlyList<VariableNabla> VariableNablas => [new(nameof(Logits), Logits, value => (1 - value) * Logits.Sigmoid())];

    /// <inheritdoc/>
    public long SupportSize => ProductSupport.Size(LargestOfComponents());

    /// <summary>The law with logits a: any finite number.</summary>
    /// <param name="logits">[.., batch, event].</param>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public static Bernoulli FromLogits(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        return new Bernoulli(logits);
    }

    /// <summary>The law with probabilities θ in (0, 1).</summary>
    /// <param name="probabilities">[.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not inside (0, 1).</exception>
    public static Bernoulli FromProbabilities(Tensor probabilities)
        => new(LogitScale.FromProbabilities(probabilities, nameof(probabilities)));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (Logits.StopGradient() + Noise.Logistic(run.KeyFor(purpose), run.NoiseShape(Shape), Template)).Step();
    }

    /// <summary>z = a + ln u − ln(1 − u); b = 1 where z &gt; 0.</summary>
    /// <inheritdoc cref="IRelaxable.DrawLatent"/>
    public Tensor DrawLatent(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Logits + Noise.Logistic(run.KeyFor(SamplePurpose), run.NoiseShape(Shape), Template);
    }

    /// <summary>z given b: see <see cref="ConditionalLogistic.LatentOf"/>.</summary>
    /// <inheritdoc cref="IRelaxable.DrawTied"/>
    public TiedLatents DrawTied(Tensor sample, Run run)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = Noise.Logistic(run.KeyFor(ConditionalPurpose), run.NoiseShape(Shape), Template);
        return new TiedLatents(Logits, ConditionalLogistic.Given(Logits, sample).LatentOf(noise));
    }

    /// <inheritdoc/>
    public Tensor NoiseGiven(Tensor sample, Run run) => DrawTied(sample, run).Conditional - Logits;

    /// <summary>z = a + u, u logistic.</summary>
    /// <inheritdoc cref="ILatentNoise.LatentOf"/>
    public Tensor LatentOf(Tensor noise) => Logits + noise;

    /// <summary>σ(z/λ), or σ(z/λ + λ/(1 + λ)·a).</summary>
    /// <inheritdoc cref="IRelaxable.Squash"/>
    public Tensor Squash(Tensor latent, Relaxation relaxation)
    {
        ArgumentNullException.ThrowIfNull(latent);
        ArgumentNullException.ThrowIfNull(relaxation);
        Tensor temperature = relaxation.Temperature;
        Tensor sharpened = latent * temperature.Reciprocal();
        return relaxation.Kind == RelaxationKind.Concrete
            ? sharpened.Sigmoid()
            : (sharpened + (Logits * (temperature / (temperature + 1)))).Sigmoid();
    }

    /// <summary>In one pass over the event.</summary>
    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value) => LogProbabilities.Bernoulli(value, Logits);

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return -((1 - value) * Logits.Softplus()) - (value * (-Logits).Softplus());
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor constant = value.StopGradient();
        Tensor isBelowZero = (-constant).Step();
        Tensor isBelowOne = (1 - constant).Step();
        return (1 - isBelowOne) + ((isBelowOne - isBelowZero) * (-Logits.StopGradient()).Sigmoid());
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor constant = value.StopGradient();
        Tensor isBelowZero = (-constant).Step();
        Tensor isBelowOne = (1 - constant).Step();
        return isBelowZero + ((isBelowOne - isBelowZero) * Logits.StopGradient().Sigmoid());
    }

    /// <inheritdoc/>
    public override Distribution StopGradient() => Logits.IsTracked ? new Bernoulli(Logits.StopGradient()) : this;

    /// <summary>All 2ⁿ joint values of the n bits.</summary>
    /// <exception cref="InvalidOperationException">There are more than 2²⁴.</exception>
    Tensor IFiniteSupport.Support() => ProductSupport.Values(LargestOfComponents(), Template);

    private ReadOnlySpan<int> LargestOfComponents() => Enumerable.Repeat(1, EventSize).ToArray();
}
