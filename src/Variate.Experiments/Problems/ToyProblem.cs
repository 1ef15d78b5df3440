using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>One bit: 𝔼[(b − t)²], P(b = 1) = θ = σ(a).</summary>
/// <remarks>The gradient towards a is (1 − 2t) θ(1 − θ). Source: [Tucker2017] Figure 1 (t = 0.45), [Grathwohl2018] Figure 1 (t = 0.499).</remarks>
public sealed class ToyProblem : ChoiceProblem
{
    private readonly double _target;

    private ToyProblem(ProblemSettings settings)
        : base(settings)
    {
        _target = settings.Number("t");
        double theta = settings.Number("theta");
        Parameters = [ProblemParameter.OfVector("logit", Math.Log(theta) - Math.Log(1 - theta))];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "toy",
        "one bit b with P(b = 1) = theta, at the cost (b - t)²",
        "closed form",
        [ProblemSetting.Real("t", "0.45", "the target"), ProblemSetting.Probability("theta", "0.5", "the probability of the bit")],
        ["Tucker2017", "Grathwohl2018"],
        settings => new ToyProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("b", SupportKind.Binary, 1)];

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor theta = parameters[0].Sigmoid();
        double whenOne = (1 - _target) * (1 - _target);
        double whenZero = _target * _target;
        return ((theta * (whenOne - whenZero)) + whenZero).SumAll();
    }

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from b in Bernoulli.FromLogits(parameters[0]).Via(estimators[0]).Named("b")
           select (b - _target).Square().Sum(^1);
}
