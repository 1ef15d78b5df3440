using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Objectives;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>The negative importance-weighted bound of K particles in a linear normal model, for one datum x.</summary>
/// <remarks>
/// <para>
/// z ~ N(μ, I), x | z ~ N(z, I), q(z | x) = N(a ∘ x + b, ⅔ I), towards μ, a and b, which are displaced from the optimum μ = x, a = ½, b = ½μ.
/// Source: the setting of [Rainforth2018] §4, with a diagonal A and one datum.
/// </para>
/// <para>
/// With z = m + sε, s² = ⅔: ln w = C − Q/6, where Q = Σ (ε + 3sg)² is noncentral χ² with the noncentrality 6|g|², g = 2m − μ − x, and
/// C = Σ (g² − ½(m − μ)² − ½(m − x)²) + D(ln s − ½ ln 2π). So the bound is C − ln K + 𝔼[ln Σₖ exp(−Qₖ/6)]: see <see cref="LogSumOfChiSquares"/>.
/// </para>
/// </remarks>
public sealed class GaussianIwaeProblem : Problem
{
    private const double ProposalVariance = 2.0 / 3;

    private readonly int _dimension;
    private readonly int _particleCount;
    private readonly Tensor _data;

    private GaussianIwaeProblem(ProblemSettings settings)
        : base(settings)
    {
        _dimension = settings.Count("dimension");
        _particleCount = settings.Count("K");
        double offset = settings.Number("offset");
        RandomKey key = RandomKey.FromSeed(0).For("gaussian-iwae");
        double[] data = [.. Enumerable.Range(0, _dimension).Select(i => Math.Sqrt(2) * key.For("x").Normal((ulong)i))];
        _data = Tensor.Create(data, [_dimension]);
        Parameters =
        [
            Displaced("mu", i => data[i]),
            Displaced("a", static _ => 0.5),
            Displaced("b", i => 0.5 * data[i]),
        ];

        ProblemParameter Displaced(string name, Func<int, double> optimum) => ProblemParameter.OfVector(
            name, [.. Enumerable.Range(0, _dimension).Select(i => optimum(i) + (offset * key.For(name).Normal((ulong)i)))]);
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "gaussian-iwae",
        "K particles of a linear normal model, at the negative importance-weighted bound of one datum",
        "quadrature over the distribution of a weight",
        [
            ProblemSetting.Count("dimension", "2", 100, "components of the latent vector"),
            ProblemSetting.Count("K", "8", 1000, "particles"),
            ProblemSetting.Real("offset", "0.1", "how far the parameters are from the optimum: standard deviations of a normal displacement"),
        ],
        ["Rainforth2018", "Tucker2019"],
        settings => new GaussianIwaeProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<string> EstimatorNames => [.. Rules.Select(rule => rule.Name)];

    /// <inheritdoc/>
    internal override int ElementsOfADraw => _dimension;

    private static ImmutableArray<BoundEstimator> Rules { get; } =
    [
        BoundEstimator.Of(Iwae.StaticTraits, "reparameterised", static count => new Iwae(count)),
        BoundEstimator.Of(StickingTheLanding.StaticTraits, "reparameterised, without the score", static count => new StickingTheLanding(count)),
        BoundEstimator.Of(IwaeDreg.StaticTraits, "doubly reparameterised", static count => new IwaeDreg(count)),
        new("vimco", true, "vimco", static count => new Iwae(count), static law => law.Via(new VimcoRule())),
    ];

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor mean = Location(parameters);
        Tensor g = (2 * mean) - parameters[0] - _data;
        Tensor constant = (g.Square() - (0.5 * (mean - parameters[0]).Square()) - (0.5 * (mean - _data).Square())).SumAll()
            + (_dimension * 0.5 * (Math.Log(ProposalVariance) - Math.Log(2 * Math.PI)));
        Tensor noncentrality = 6 * g.Square().SumAll();
        var logSum = LogSumOfChiSquares.At(_dimension, noncentrality.ToScalar(), _particleCount);
        Tensor sum = Tensor.Full([], logSum.Value, noncentrality)
            .InjectGradient(noncentrality, Tensor.Full([], logSum.Derivative, noncentrality));
        return Math.Log(_particleCount) - (constant + sum);
    }

    private protected override GradientMethod CreateMethod(string estimator)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        BoundEstimator rule = Rules.FirstOrDefault(row => row.Name == estimator)
            ?? throw new FormatException(
                $"Expected a rule of a bound for the problem gaussian-iwae, one of {string.Join(", ", EstimatorNames)}; got '{estimator}'.");
        MultiSampleObjective objective = rule.Objective(_particleCount);
        return new GradientMethod(rule.Name, rule.IsUnbiased, [new ChoiceEstimator("z", rule.PartOfChoice)], drawCount => Prepare(rule, objective, drawCount));
    }

    private PreparedProgram Prepare(BoundEstimator rule, MultiSampleObjective objective, int? drawCount)
    {
        ParameterSet parameters = CreateParameters(drawCount);
        var options = new EstimateOptions { Batch = drawCount is { } draws ? [draws] : [] };
        return new PreparedProgram(
            () => LogJoint(rule, [.. parameters.Select(parameter => parameter.Value)]).Under(objective).Select(static bound => -bound),
            parameters,
            new ParameterSet(),
            options);
    }

    private Stochastic<Tensor> LogJoint(BoundEstimator rule, ImmutableArray<Tensor> parameters)
    {
        var unit = Tensor.Ones([_dimension], ElementType.Float64);
        var proposal = new Normal(Location(parameters), Tensor.Full([_dimension], Math.Sqrt(ProposalVariance), ElementType.Float64));
        return from z in rule.Choose(proposal).Named("z")
               select new Normal(parameters[0], unit).LogProbability(z) + new Normal(z, unit).LogProbability(_data);
    }

    private Tensor Location(ImmutableArray<Tensor> parameters) => (parameters[1] * _data) + parameters[2];
}
