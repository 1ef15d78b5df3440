using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>Bits with one common logit η: 𝔼[Σ (bᵢ − pᵢ)²].</summary>
/// <remarks>
/// The gradient is Σ (1 − 2pᵢ) σ(η)(1 − σ(η)): with the default p, −0.18 of the last two factors. Source: [Liu2019] §5.1.
/// </remarks>
public sealed class BernoulliProblem : ChoiceProblem
{
    private readonly Tensor _targets;

    private BernoulliProblem(ProblemSettings settings)
        : base(settings)
    {
        ImmutableArray<double> targets = settings.Numbers("p");
        _targets = Tensor.Create(targets.AsSpan(), [targets.Length]);
        Parameters = [ProblemParameter.OfVector("eta", settings.Number("eta"))];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "bernoulli",
        "bits with one common logit eta, at the cost sum (b_i - p_i)²",
        "closed form",
        [
            ProblemSetting.Reals("p", "0.6,0.51,0.48", 1, 12, "the target of each bit"),
            ProblemSetting.Real("eta", "0", "the common logit"),
        ],
        ["Liu2019"],
        settings => new BernoulliProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("b", SupportKind.Binary, _targets.ElementCount)];

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
        => ((parameters[0].Sigmoid() * (1 - (2 * _targets))) + _targets.Square()).SumAll();

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
    {
        // Written as a sum: a bit of its own for every target, all with the one leaf.
        Tensor logits = parameters[0] + Tensor.Zeros(_targets.Shape, ElementType.Float64);
        return from b in Bernoulli.FromLogits(logits).Via(estimators[0]).Named("b")
               select (b - _targets).Square().Sum(^1);
    }
}
