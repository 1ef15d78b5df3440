using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>One of n categories, as a one-hot vector: P(b = eᵢ) = pᵢ = softmax(a)ᵢ over the last axis.</summary>
/// <remarks>Log-probabilities are also given for soft values on the simplex, by the same formula.</remarks>
public sealed class OneHotCategorical : Distribution, ILatentNoise, IFiniteSupport, IVariance, IEntropy
{
    private const string ConditionalPurpose = "conditional";
    private readonly Tensor _logProbabilities;

    private OneHotCategorical(Tensor logProbabilities)
    {
        _logProbabilities = logProbabilities;
    }

    /// <summary>ln p, normalised: [.., batch, categories].</summary>
    public Tensor LogProbabilities => _logProbabilities;

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.OneHot;

    /// <inheritdoc/>
    public override Tensor Template => _logProbabilities;

    /// <inheritdoc/>
    public override Shape Shape => _logProbabilities.Shape;

    /// <summary>p.</summary>
    public Tensor Mean => _logProbabilities.Exp();

    /// <summary>p(1 − p).</summary>
    public Tensor Variance => Mean * -_logProbabilities.Expm1();

    /// <summary>−Σ p ln p.</summary>
    public Tensor Entropy => -(Mean * _logProbabilities).Sum(^1);

    /// <inheritdoc/>
    public long SupportSize => EventSize;

    /// <summary>The law with logits a, which need not be normalised.</summary>
    /// <param name="logits">[.., batch, categories], at least one category.</param>
    /// <exception cref="ShapeMismatchException">There is no category axis, or it is empty.</exception>
    public static OneHotCategorical FromLogits(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.Rank < 1 || logits.Shape[^1] < 1)
        {
            throw new ShapeMismatchException($"Expected logits [.., batch, categories] with at least one category, got shape {logits.Shape}.");
        }

        return new OneHotCategorical(logits.LogSoftmax());
    }

    /// <summary>The law with probabilities in (0, 1], which are normalised.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not positive.</exception>
    public static OneHotCategorical FromProbabilities(Tensor probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ParameterRange.Positive(probabilities, nameof(probabilities));
        return FromLogits(probabilities.Log());
    }

    /// <summary>The category with the largest ln p + Gumbel noise.</summary>
    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (_logProbabilities.StopGradient() + GumbelNoise(run, purpose)).OneHotOfMax();
    }

    /// <summary>zᵢ = ln pᵢ − ln(−ln uᵢ); b is the category with the largest zᵢ.</summary>
    /// <inheritdoc cref="IRelaxable.DrawLatent"/>
    public Tensor DrawLatent(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return _logProbabilities + GumbelNoise(run, SamplePurpose);
    }

    /// <summary>z given b: see <see cref="ConditionalGumbel.LatentOf"/>.</summary>
    /// <inheritdoc cref="IRelaxable.DrawTied"/>
    public TiedLatents DrawTied(Tensor sample, Run run)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = GumbelNoise(run, ConditionalPurpose);
        return new TiedLatents(_logProbabilities, ConditionalGumbel.Given(_logProbabilities, sample).LatentOf(noise));
    }

    /// <inheritdoc/>
    public Tensor NoiseGiven(Tensor sample, Run run) => DrawTied(sample, run).Conditional - _logProbabilities;

    /// <summary>zᵢ = ln pᵢ + uᵢ, u Gumbel.</summary>
    /// <inheritdoc cref="ILatentNoise.LatentOf"/>
    public Tensor LatentOf(Tensor noise) => _logProbabilities + noise;

    /// <summary>softmax(z/λ), or softmax(z/λ + λ/(1 + λ)·ln p).</summary>
    /// <inheritdoc cref="IRelaxable.Squash"/>
    public Tensor Squash(Tensor latent, Relaxation relaxation)
    {
        ArgumentNullException.ThrowIfNull(latent);
        ArgumentNullException.ThrowIfNull(relaxation);
        Tensor temperature = relaxation.Temperature;
        Tensor sharpened = latent * temperature.Reciprocal();
        return relaxation.Kind == RelaxationKind.Concrete
            ? sharpened.Softmax()
            : (sharpened + (_logProbabilities * (temperature / (temperature + 1)))).Softmax();
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (value * _logProbabilities).Sum(^1);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => _logProbabilities.IsTracked ? new OneHotCategorical(_logProbabilities.StopGradient()) : this;

    /// <summary>The n unit vectors.</summary>
    Tensor IFiniteSupport.Support() => Tensor.Identity(EventSize, Template);

    private Tensor GumbelNoise(Run run, string purpose) => Noise.Gumbel(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
}
