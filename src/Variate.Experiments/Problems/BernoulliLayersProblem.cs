using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>Two layers of bits: h₂ depends on h₁, and the cost is the square of a sum over both, so that nothing factorises.</summary>
/// <remarks>𝔼[(u·h₁ + v·h₂ − t)²], h₁ ~ σ(a₁), h₂ ~ σ(a₂ + g ∘ C(2h₁ − 1)), with fixed u, v and C.</remarks>
public sealed class BernoulliLayersProblem : ChoiceProblem
{
    private const int First = 3;
    private const int Second = 2;

    // Nothing but unequal numbers of both signs.
    private static readonly Tensor Couplings = Tensor.Create([0.8, -0.5, 0.3, 0.9, -1.1, 0.4], [First, Second]);
    private static readonly Tensor FirstWeights = Tensor.Create([1.0, -0.7, 0.4], [First]);
    private static readonly Tensor SecondWeights = Tensor.Create([0.9, -1.2], [Second]);

    private readonly double _target;

    private BernoulliLayersProblem(ProblemSettings settings)
        : base(settings)
    {
        _target = settings.Number("t");
        Parameters =
        [
            ProblemParameter.OfVector("logits-1", settings.Numbers("logits-1")),
            ProblemParameter.OfVector("logits-2", settings.Numbers("logits-2")),
            ProblemParameter.OfVector("gains", settings.Numbers("gains")),
        ];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "bernoulli-layers",
        "three bits, and two more whose logits depend on them, at the cost (weighted sum of all - t)²",
        "enumeration of 32 joint values",
        [
            ProblemSetting.Real("t", "0.6", "the target of the weighted sum"),
            ProblemSetting.Reals("logits-1", "0.4,-0.6,0.2", First, First, "the logits of the first layer"),
            ProblemSetting.Reals("logits-2", "-0.3,0.5", Second, Second, "the logits of the second layer, without the first"),
            ProblemSetting.Reals("gains", "1,0.7", Second, Second, "how much the second layer depends on the first"),
        ],
        [],
        settings => new BernoulliLayersProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("h1", SupportKind.Binary, First), new("h2", SupportKind.Binary, Second)];

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor h1 = JointValues.OfBits(First).Reshape([1 << First, 1, First]);
        Tensor h2 = JointValues.OfBits(Second);
        Tensor logWeights = LogProbabilities.Bernoulli(h1, parameters[0]) + LogProbabilities.Bernoulli(h2, SecondLogits(parameters, h1));
        return (logWeights.Exp() * Cost(h1, h2)).SumAll();
    }

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from h1 in Bernoulli.FromLogits(parameters[0]).Via(estimators[0]).Named("h1")
           from h2 in Bernoulli.FromLogits(SecondLogits(parameters, h1)).Via(estimators[1]).Named("h2")
           select Cost(h1, h2);

    private static Tensor SecondLogits(ImmutableArray<Tensor> parameters, Tensor h1)
        => parameters[1] + (parameters[2] * Tensor.Affine(h1, 2, -1).MatMul(Couplings));

    private Tensor Cost(Tensor h1, Tensor h2) => ((h1 * FirstWeights).Sum(^1) + (h2 * SecondWeights).Sum(^1) - _target).Square();
}
