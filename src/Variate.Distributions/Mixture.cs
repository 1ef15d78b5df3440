using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent components, each a mixture of K laws of one continuous family: p(y) = Σₖ wₖ pₖ(y), w = softmax(logits).</summary>
/// <remarks>
/// <para>The laws of the mixture stand along one more axis: parameters of the family are [.., event, K], values are [.., event].</para>
/// <para>Implicitly reparameterised through the distribution function of the mixture: see <see cref="VariableNablas"/>. Source: [Figurnov2018] §4.</para>
/// <para>A logit of −∞ switches a law off; its gradient is 0.</para>
/// </remarks>
public sealed class Mixture : ComponentwiseDistribution, IReparameterised, IUpperTail
{
    private const string ChoicePurpose = "law of ";
    private readonly IUpperTail _tails;
    private readonly IVariableNablas _nablas;

    /// <summary>The mixture with the given weights and laws.</summary>
    /// <param name="logits">[.., batch, event, K], or a shape that broadcasts to it: finite, or −∞ for some; need not be normalised.</param>
    /// <param name="laws">One continuous family with parameters [.., batch, event, K].</param>
    /// <exception cref="ArgumentException">
    /// The family has no density, no distribution function with both tails or no variable-nablas; or it is one of angles, whose distribution
    /// functions start half a turn from different locations.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A logit is NaN or +∞, or all logits of a mixture are −∞.</exception>
    /// <exception cref="ShapeMismatchException">The logits do not broadcast to the laws, or there are no event and law axes.</exception>
    public Mixture(Tensor logits, ComponentwiseDistribution laws)
        : this(logits, laws, isChecked: false)
    {
    }

    private Mixture(Tensor logits, ComponentwiseDistribution laws, bool isChecked)
        : base(ShapeOf(logits, laws))
    {
        Logits = logits;
        Laws = laws;
        if ((Support & ~SupportKind.Continuous) != 0 || Laws is not (IUpperTail tails and IVariableNablas nablas and not VonMises))
        {
            throw new ArgumentException(
                $"Expected laws of a continuous family on the line with both tails of its distribution function and variable-nablas, got {Laws.GetType().Name}.", nameof(laws));
        }

        if (!isChecked)
        {
            ParameterRange.Logits(logits, nameof(logits));
        }

        _tails = tails;
        _nablas = nablas;
    }

    /// <summary>ln w, up to a constant.</summary>
    public Tensor Logits { get; }

    /// <summary>The laws, with the last axis in the place of their event axis.</summary>
    public ComponentwiseDistribution Laws { get; }

    /// <inheritdoc/>
    public override SupportKind Support => Laws.Support;

    /// <inheritdoc/>
    public override Tensor Template => Logits.Workspace is null ? Laws.Template : Logits;

    /// <summary>The derivatives of a sample towards the logits and every parameter of the laws.</summary>
    /// <remarks>
    /// With the responsibilities rₖ = wₖpₖ/p: ∂y/∂γₖ = rₖgₖ for the variable-nabla gₖ of law k, and ∂y/∂logitₖ = −wₖ(Qₖ − Q)/p, by the upper tails
    /// above the median. Values are [.., event], derivatives [.., event, K].
    /// </remarks>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Logits), Logits, LogitSlope),
        .. _nablas.VariableNablas.Select(nabla => new VariableNabla(nabla.Name, nabla.Parameter, y => Weighted(nabla, y))),
    ];

    /// <summary>ln w.</summary>
    private Tensor LogWeights => Logits.LogSoftmax();

    private Tensor Weights => Logits.StopGradient().Softmax();

    /// <summary>The mixture of laws that have a mean and a variance, with its own.</summary>
    /// <inheritdoc cref="Mixture(Tensor, ComponentwiseDistribution)" path="/param"/>
    /// <inheritdoc cref="Mixture(Tensor, ComponentwiseDistribution)" path="/exception"/>
    public static MixtureWithMoments<TLaws> WithMoments<TLaws>(Tensor logits, TLaws laws)
        where TLaws : ComponentwiseDistribution, IVariance
        => new(logits, laws);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);

        // To its laws the event is a batch: they draw one value for every component and every law.
        Run within = run with { Batch = [.. run.Batch, EventSize] };
        Tensor draws = Laws.Draw(within, purpose);
        Tensor noise = Noise.Gumbel(run.KeyFor(ChoicePurpose + purpose), within.NoiseShape(Laws.Shape), Template);
        return ((Logits.StopGradient() + noise).OneHotOfMax() * draws).Sum(^1);
    }

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => WithNablas(Draw(run), VariableNablas);

    /// <summary>ln Σₖ wₖ pₖ(value).</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor joint = LogWeights + Laws.ComponentLogProbability(value.AppendAxes(1));
        Tensor isPossible = IsAboveNegativeInfinity(joint.StopGradient().LogSumExp());

        // The slope of ln Σ exp where all terms are −∞ is 0/0.
        var masked = Tensor.Where(isPossible.AppendAxes(1), joint, Tensor.Full([], 0, joint));
        return PositiveSupport.Exclude(masked.LogSumExp(), isPossible);
    }

    /// <summary>Σₖ wₖ Qₖ(value).</summary>
    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Average(_tails.CumulativeProbability(value.AppendAxes(1)));
    }

    /// <summary>Σₖ wₖ(1 − Qₖ(value)).</summary>
    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Average(_tails.UpperProbability(value.AppendAxes(1)));
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => new Mixture(Logits.StopGradient(), (ComponentwiseDistribution)Laws.StopGradient(), isChecked: true);

    private static Shape ShapeOf(Tensor logits, ComponentwiseDistribution laws)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(laws);
        if (laws.Shape.Rank < 2 || Shape.Broadcast(logits.Shape, laws.Shape) != laws.Shape)
        {
            throw new ShapeMismatchException(
                $"Expected laws [.., event, K] and logits that broadcast to them, got laws {laws.Shape} and logits {logits.Shape}.");
        }

        return laws.Shape[..^1];
    }

    private static Tensor IsAboveNegativeInfinity(Tensor value)
    {
        double largest = value.ElementType == ElementType.Float32 ? float.MaxValue : double.MaxValue;
        return (value + largest).Step();
    }

    /// <summary>Σₖ wₖ levelₖ, which weights with a sum of 1 and a rounding would leave above 1.</summary>
    private Tensor Average(Tensor levels) => UnitInterval.Clip((Weights * levels).Sum(^1));

    /// <summary>ln wₖpₖ(y), without gradients.</summary>
    private Tensor JointLogDensity(Tensor value)
        => (LogWeights + Laws.ComponentLogProbability(value.AppendAxes(1))).StopGradient();

    private Tensor Weighted(VariableNabla nabla, Tensor value)
    {
        Tensor responsibility = JointLogDensity(value).Softmax();

        // Outside the support of a law its variable-nabla may be anything, and its responsibility is 0.
        return Tensor.Where(responsibility, responsibility * nabla.At(value.AppendAxes(1)), Tensor.Full([], 0, value));
    }

    private Tensor LogitSlope(Tensor value)
    {
        Tensor perDensity = (-JointLogDensity(value).LogSumExp()).Exp().AppendAxes(1);
        Tensor weights = Weights;
        Tensor lower = _tails.CumulativeProbability(value.AppendAxes(1));
        Tensor total = (weights * lower).Sum(^1, keepAxis: true);
        Tensor upper = _tails.UpperProbability(value.AppendAxes(1));
        Tensor totalUpper = (weights * upper).Sum(^1, keepAxis: true);
        var excess = Tensor.Where((total - 0.5).Step(), totalUpper - upper, lower - total);
        return -(weights * excess * perDensity);
    }
}
