using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>A discrete choice, then a continuous one that depends on it: 𝔼[(1 + b₁)(z − t)²], b ~ σ(a), z ~ N(m + w·b, s²).</summary>
/// <remarks>The expected cost is Σ_b P(b) (1 + b₁)((m + w·b − t)² + s²), with fixed w.</remarks>
public sealed class MixedProblem : ChoiceProblem
{
    private const int BitCount = 2;

    private static readonly Tensor Weights = Tensor.Create([1.0, -0.5], [BitCount]);

    private readonly double _target;

    private MixedProblem(ProblemSettings settings)
        : base(settings)
    {
        _target = settings.Number("t");
        Parameters =
        [
            ProblemParameter.OfVector("logits", settings.Numbers("logits")),
            ProblemParameter.OfVector("location", settings.Number("location")),
            ProblemParameter.OfVector("log-scale", Math.Log(settings.Number("scale"))),
        ];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "mixed",
        "two bits, then a normal variable around a mean that depends on them, at the cost (1 + b_1)(z - t)²",
        "enumeration of the bits, closed form of the normal variable",
        [
            ProblemSetting.Real("t", "0.8", "the target"),
            ProblemSetting.Reals("logits", "0.3,-0.4", BitCount, BitCount, "the logits of the bits"),
            ProblemSetting.Real("location", "0.2", "the mean where both bits are 0"),
            ProblemSetting.Positive("scale", "0.5", "the standard deviation"),
        ],
        [],
        settings => new MixedProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("b", SupportKind.Binary, BitCount), new("z", SupportKind.Real, 1)];

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor bits = JointValues.OfBits(BitCount);
        Tensor squares = (parameters[1] + Shift(bits) - _target).Square() + (2 * parameters[2]).Exp();
        return (LogProbabilities.Bernoulli(bits, parameters[0]).Exp() * Factor(bits) * squares.Sum(^1)).SumAll();
    }

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from b in Bernoulli.FromLogits(parameters[0]).Via(estimators[0]).Named("b")
           from z in new Normal(parameters[1] + Shift(b), parameters[2].Exp()).Via(estimators[1]).Named("z")
           select Factor(b) * (z - _target).Square().Sum(^1);

    private static Tensor Shift(Tensor bits) => (bits * Weights).Sum(^1, keepAxis: true);

    private static Tensor Factor(Tensor bits) => bits.Slice(^1, 0, 1).Sum(^1) + 1;
}
