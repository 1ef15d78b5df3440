using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>One of n categories: 𝔼[(v − t)²], where category i has the value vᵢ = i/(n − 1).</summary>
/// <remarks>The gradient towards the logit i is pᵢ (cᵢ − Σⱼ pⱼcⱼ), cᵢ = (vᵢ − t)².</remarks>
public sealed class CategoricalProblem : ChoiceProblem
{
    private readonly double _target;
    private readonly Tensor _values;

    private CategoricalProblem(ProblemSettings settings)
        : base(settings)
    {
        ImmutableArray<double> weights = settings.Numbers("p");
        _target = settings.Number("t");
        _values = JointValues.OfCounts(weights.Length - 1) / (weights.Length - 1.0);
        double sum = weights.Sum();
        Parameters = [ProblemParameter.OfVector("logits", [.. weights.Select(weight => Math.Log(weight / sum))])];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "categorical",
        "one of n categories with values from 0 to 1, at the cost (value - t)²",
        "closed form",
        [
            ProblemSetting.Positives("p", "0.1,0.2,0.3,0.4", 2, 1000, "the probabilities, up to a common factor"),
            ProblemSetting.Real("t", "0.45", "the target"),
        ],
        [],
        settings => new CategoricalProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("c", SupportKind.OneHot, _values.ElementCount)];

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters) => (parameters[0].Softmax() * (_values - _target).Square()).SumAll();

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from c in OneHotCategorical.FromLogits(parameters[0]).Via(estimators[0]).Named("c")
           select ((c * _values).Sum(^1) - _target).Square();
}
