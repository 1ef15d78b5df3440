using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>The logits of independent beta components: y = ln x − ln(1 − x), x ~ <see cref="Beta"/>.</summary>
/// <remarks>
/// For small shapes, where x comes so close to 0 or 1 that it rounds. Log-density: a ln σ(y) + b ln σ(−y) − ln B(a, b). Implicitly reparameterised:
/// [Figurnov2018].
/// </remarks>
public sealed class LogitBeta : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    // Beyond ±45 the smaller of x and 1 − x is below 3e−20, and the distribution function is its first term to the last bit.
    private const double FarOut = 45;

    /// <summary>The law of the logit of Beta(a, b).</summary>
    /// <param name="concentration1">a, the weight of x = 1, positive: [.., batch, event]; broadcasts with <paramref name="concentration0"/>.</param>
    /// <param name="concentration0">b, the weight of x = 0, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public LogitBeta(Tensor concentration1, Tensor concentration0)
        : this(concentration1, concentration0, isChecked: false)
    {
    }

    private LogitBeta(Tensor concentration1, Tensor concentration0, bool isChecked)
        : base(ParameterShape.Of(concentration1, concentration0))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(concentration1, nameof(concentration1));
            ParameterRange.Positive(concentration0, nameof(concentration0));
        }

        Concentration1 = concentration1;
        Concentration0 = concentration0;
    }

    /// <summary>a, the weight of x = 1.</summary>
    public Tensor Concentration1 { get; }

    /// <summary>b, the weight of x = 0.</summary>
    public Tensor Concentration0 { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Concentration1.Workspace is null ? Concentration0 : Concentration1;

    /// <summary>ψ(a) − ψ(b).</summary>
    public Tensor Mean => Concentration1.Digamma() - Concentration0.Digamma();

    /// <summary>ψ′(a) + ψ′(b).</summary>
    public Tensor Variance => Concentration1.Trigamma() + Concentration0.Trigamma();

    /// <summary>ln B(a, b) − aψ(a) − bψ(b) + (a + b)ψ(a + b), summed over the event.</summary>
    public Tensor Entropy
    {
        get
        {
            // Entropies of logarithms of gamma variables: each is a logarithm, where the terms of the formula are as large as the shapes.
            Tensor ofTotal = Entropies.LogGamma(Concentration1 + Concentration0);
            return (Entropies.LogGamma(Concentration1) + Entropies.LogGamma(Concentration0) - ofTotal).BroadcastTo(Shape).Sum(^1);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Concentration1), Concentration1, y => Nablas.LogitBetaTowardsFirst(y, Concentration1.StopGradient(), Concentration0.StopGradient())),
        new(nameof(Concentration0), Concentration0, y => Nablas.LogitBetaTowardsSecond(y, Concentration1.StopGradient(), Concentration0.StopGradient())),
    ];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.LogitBeta(run.KeyFor(purpose), run.NoiseShape(Shape), Concentration1, Concentration0);
    }

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => WithNablas(Draw(run), VariableNablas);

    /// <summary>−a softplus(−y) − b softplus(y) − ln B(a, b).</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return LogProbabilities.LogitBeta(value, Concentration1, Concentration0);
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor y = value.StopGradient();
        Tensor a = Concentration1.StopGradient();
        Tensor b = Concentration0.StopGradient();
        return Tensor.Where(y.Step(), 1 - LowerHalf(-y, b, a), LowerHalf(y, a, b));
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new LogitBeta(Concentration0, Concentration1, isChecked: true).CumulativeProbability(-value);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Concentration1.IsTracked || Concentration0.IsTracked
            ? new LogitBeta(Concentration1.StopGradient(), Concentration0.StopGradient(), isChecked: true)
            : this;

    /// <summary>Q at logits up to 0; anything, but a number, above.</summary>
    private static Tensor LowerHalf(Tensor y, Tensor a, Tensor b)
    {
        Tensor negative = -(-y).Relu();
        Tensor firstTerm = ((a * negative) - a.Log() - Tensor.LogBeta(a, b)).Exp();
        return Tensor.Where((negative + FarOut).Step(), CumulativeProbabilities.Beta(negative.Sigmoid(), a, b), firstTerm);
    }
}
