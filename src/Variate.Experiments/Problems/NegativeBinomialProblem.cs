using System.Collections.Immutable;
using System.Globalization;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>KL(NB(r, p) ‖ NB(r₀, p₀)), towards ln r and the logit of p: P(z) = Γ(z + r)/(z! Γ(r)) (1 − p)ʳ pᶻ.</summary>
/// <remarks>Source: [Cong2019] §7.1.</remarks>
public sealed class NegativeBinomialProblem : ChoiceProblem
{
    private const double NeglectedMass = 1e-12;
    private const int MostTerms = 1 << 20;

    private readonly double _count;
    private readonly double _probability;
    private readonly NegativeBinomial _target;
    private readonly double _startCount;
    private readonly double _startProbability;

    private NegativeBinomialProblem(ProblemSettings settings)
        : base(settings)
    {
        _count = settings.Number("r0");
        _probability = settings.Number("p0");
        _target = NegativeBinomial.FromProbabilities(
            Tensor.Full([1], _count, ElementType.Float64), Tensor.Full([1], _probability, ElementType.Float64));
        _startCount = settings.Number("r");
        _startProbability = settings.Number("p");
        Parameters =
        [
            ProblemParameter.OfVector("log-r", Math.Log(_startCount)),
            ProblemParameter.OfVector("logit-p", Math.Log(_startProbability) - Math.Log(1 - _startProbability)),
        ];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "negative-binomial",
        "a negative binomial count, at the divergence KL(NB(r, p) | NB(r0, p0))",
        "sum over the counts",
        [
            ProblemSetting.Positive("r", "1", "the number of failures"),
            ProblemSetting.Probability("p", "0.5", "the probability of a success"),
            ProblemSetting.Positive("r0", "10", "the number of failures of the target"),
            ProblemSetting.Probability("p0", "0.2", "the probability of a success of the target"),
        ],
        ["Cong2019"],
        settings => new NegativeBinomialProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("z", SupportKind.Count, 1)];

    private protected override bool IsVariational => true;

    /// <inheritdoc/>
    /// <exception cref="ExactGradientException">The sum does not hold all probability: r or p is too large.</exception>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor z = JointValues.OfCounts(LargestCount());
        Tensor r = parameters[0].Exp();
        Tensor logP = -(-parameters[1]).Softplus();
        Tensor logRest = -parameters[1].Softplus();
        Tensor log = LogMass(z, r, logP, logRest);
        Tensor weights = log.Exp();
        double missing = Math.Abs(1 - weights.SumAll().ToScalar());
        if (!(missing < NeglectedMass))
        {
            throw new ExactGradientException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected the counts up to {z.ElementCount - 1} to hold all probability, got all but {missing:e1}. Choose a smaller r or p."));
        }

        Tensor target = LogMass(
            z, Tensor.Full([1], _count, z), Tensor.Full([1], Math.Log(_probability), z), Tensor.Full([1], Math.Log(1 - _probability), z));
        return (weights * (log - target)).SumAll();
    }

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from z in NegativeBinomial.FromLogits(parameters[0].Exp(), parameters[1]).Via(estimators[0]).Named("z")
           select -_target.LogProbability(z);

    private static Tensor LogMass(Tensor z, Tensor r, Tensor logP, Tensor logRest)
        => (z + r).LogGamma() - r.LogGamma() - (z + 1).LogGamma() + (r * logRest) + (z * logP);

    /// <summary>Far in the tail the mass falls by the factor p a count, times a power that a few standard deviations outweigh.</summary>
    private int LargestCount()
    {
        double mean = _startCount * _startProbability / (1 - _startProbability);
        double deviation = Math.Sqrt(mean / (1 - _startProbability));
        double tail = Math.Log(1e-18) / Math.Log(_startProbability);
        return (int)Math.Min(MostTerms, Math.Ceiling(mean + (12 * deviation) + (2 * tail) + 20));
    }
}
