using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>The negative ELBO of a mixture of unit normals on the line, with a free categorical posterior for every datum.</summary>
/// <remarks>
/// −ELBO = (1/N) Σₙ 𝔼_{q(zₙ)}[ln q(zₙ) − ln(1/K) − ln N(yₙ; μ_{zₙ}, 1)]. The logit of the nearest mean starts at the setting, the others at 0.
/// Source: [Liu2019] §5.2, with few data, and without its point masses' prior.
/// </remarks>
public sealed class GaussianMixtureProblem : ChoiceProblem
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private readonly Tensor _data;
    private readonly int _componentCount;

    private GaussianMixtureProblem(ProblemSettings settings)
        : base(settings)
    {
        ImmutableArray<double> data = settings.Numbers("y");
        ImmutableArray<double> means = settings.Numbers("means");
        _data = Tensor.Create(data.AsSpan(), [data.Length]);
        _componentCount = means.Length;
        double assigned = settings.Number("logit");
        ImmutableArray<double> logits =
            [.. data.SelectMany(datum => means.Select(mean => mean == Nearest(means, datum) ? assigned : 0))];
        Parameters =
        [
            new("logits", [data.Length, means.Length], logits),
            new("means", [1, means.Length], means),
        ];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "gmm",
        "the cluster of each datum, one-hot, at the negative ELBO of a mixture of unit normals",
        "enumeration of the clusters of each datum",
        [
            ProblemSetting.Reals("y", "-2.3,-1.8,0.4,2.1", 1, 50, "the data"),
            ProblemSetting.Reals("means", "-1.5,0.2,1.4", 2, 20, "the means of the clusters"),
            ProblemSetting.Real("logit", "1", "the logit of the cluster that is nearest to a datum"),
        ],
        ["Liu2019"],
        settings => new GaussianMixtureProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override Shape Batch => _data.Shape;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("z", SupportKind.OneHot, _componentCount)];

    private protected override bool IsVariational => true;

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor logPosterior = parameters[0].LogSoftmax();
        Tensor squares = (_data.AppendAxes(1) - parameters[1]).Square();
        Tensor costs = (0.5 * squares) + HalfLogTwoPi + Math.Log(_componentCount) + logPosterior;
        return (logPosterior.Exp() * costs).Sum(^1).MeanAll();
    }

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from z in OneHotCategorical.FromLogits(parameters[0]).Via(estimators[0]).Named("z")
           select (0.5 * (_data - (z * parameters[1]).Sum(^1)).Square()) + (HalfLogTwoPi + Math.Log(_componentCount));

    private static double Nearest(ImmutableArray<double> means, double datum) => means.MinBy(mean => Math.Abs(mean - datum));
}
