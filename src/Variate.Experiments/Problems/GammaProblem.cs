using System.Collections.Immutable;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>KL(Gamma(α, β) ‖ Gamma(α₀, β₀)), with rates β, towards ln α and ln β.</summary>
/// <remarks>
/// KL = (α − α₀)ψ(α) − ln Γ(α) + ln Γ(α₀) + α₀ ln(β/β₀) + (β₀ − β)α/β. Source: [Cong2019] §7.1.
/// </remarks>
public sealed class GammaProblem : ChoiceProblem
{
    private readonly double _concentration;
    private readonly double _rate;
    private readonly Gamma _target;

    private GammaProblem(ProblemSettings settings)
        : base(settings)
    {
        _concentration = settings.Number("alpha0");
        _rate = settings.Number("beta0");
        _target = new Gamma(Tensor.Full([1], _concentration, ElementType.Float64), Tensor.Full([1], _rate, ElementType.Float64));
        Parameters =
        [
            ProblemParameter.OfVector("log-alpha", Math.Log(settings.Number("alpha"))),
            ProblemParameter.OfVector("log-beta", Math.Log(settings.Number("beta"))),
        ];
    }

    /// <summary>What is known before the settings are.</summary>
    public static ProblemDefinition Definition { get; } = new(
        "gamma",
        "a gamma variable, at the divergence KL(Gamma(alpha, beta) | Gamma(alpha0, beta0))",
        "closed form",
        [
            ProblemSetting.Positive("alpha", "1", "the shape"),
            ProblemSetting.Positive("beta", "1", "the rate"),
            ProblemSetting.Positive("alpha0", "1", "the shape of the target"),
            ProblemSetting.Positive("beta0", "0.5", "the rate of the target"),
        ],
        ["Cong2019"],
        settings => new GammaProblem(settings));

    /// <inheritdoc/>
    public override ProblemDefinition Description => Definition;

    /// <inheritdoc/>
    public override ImmutableArray<ProblemParameter> Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<ProblemChoice> Choices => [new("z", SupportKind.Positive, 1)];

    private protected override bool IsVariational => true;

    /// <inheritdoc/>
    public override Tensor ExactObjective(ImmutableArray<Tensor> parameters)
    {
        Tensor alpha = parameters[0].Exp();
        Tensor rates = parameters[1] - Math.Log(_rate);
        Tensor target = Tensor.Full([1], _concentration, alpha).LogGamma();
        Tensor divergence = ((alpha - _concentration) * alpha.Digamma()) - alpha.LogGamma() + target
            + (_concentration * rates)
            + (alpha * ((_rate * (-parameters[1]).Exp()) - 1));
        return divergence.SumAll();
    }

    private protected override Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators)
        => from z in new Gamma(parameters[0].Exp(), parameters[1].Exp()).Via(estimators[0]).Named("z")
           select -_target.LogProbability(z);
}
