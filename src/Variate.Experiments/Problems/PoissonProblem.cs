using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>Counts of rare events: 𝔼[Σ (yᵢ − t)²], yᵢ ~ Poisson(λᵢ), towards ln λ.</summary>
/// <remarks>The expected cost is Σ λᵢ + (λᵢ − t)².</remarks>
public sealed class PoissonProblem : ChoiceProblem
{
    private readonly double _target;
    private readonly int _size;

    private PoissonProblem(ProblemSettings settings)
        : base(settings)
    {
        _target = settings.Number("t");
        ImmutableArray<double> rates = settings.Numbers("rate");
        _size = rates.Length;
        Parameters = [ProblemParameter.OfVector("log-rate", [.. rates.Select(Math.Log)])];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "poisson",
        "Poisson counts, at the cost sum (y_i - t)²",
        "closed form",
        [
            ProblemSetting.Positives("rate", "1.5,4", 1, 100, "the rate of each count"),
            ProblemSetting.Real("t", "3", "the target"),
        ],
        [],
        settings => new PoissonProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("y", SupportKind.Count, _size)];

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor rate = parameters[0].Exp();
        return (rate + (rate - _target).Square()).SumAll();
    }

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from y in new Poisson(parameters[0].Exp()).Via(estimators[0]).Named("y")
           select (y - _target).Square().Sum(^1);
}
