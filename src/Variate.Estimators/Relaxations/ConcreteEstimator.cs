using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Replaces a discrete sample by its relaxation, and differentiates the cost through it.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼[f(b)] by the exact gradient of another objective, ∇θ 𝔼[f(σ_λ(z))].</para>
/// <para>With: ∇θ f(σ_λ(z(u; θ))), u ~ U(0, 1).</para>
/// <para>Requires: a relaxable law; f defined and differentiable between its discrete values.</para>
/// <para>Bias: yes, growing with λ; the variance grows as λ → 0. Cost evaluations: 1. Also known as: Gumbel-softmax.</para>
/// <para>Not to be confused with: <see cref="RebarEstimator"/>, which uses the relaxation as a control variate and is unbiased.</para>
/// <para>Source: [Maddison2017], [Jang2017].</para>
/// </remarks>
public sealed class ConcreteEstimator : Estimator
{
    private readonly Temperature _temperature;
    private readonly RelaxationKind _kind;

    /// <summary>The estimator at a temperature.</summary>
    /// <param name="temperature">Fixed: a variance objective would only drive a biased estimator's λ to infinity.</param>
    /// <param name="kind">The form of the relaxation.</param>
    /// <exception cref="ArgumentException">The temperature is learned.</exception>
    public ConcreteEstimator(Temperature temperature, RelaxationKind kind = RelaxationKind.Concrete)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        if (temperature.FreeParameter is not null)
        {
            throw new ArgumentException("Expected a fixed temperature: λ changes the objective of a Concrete estimator, so variance cannot tune it.", nameof(temperature));
        }

        _temperature = temperature;
        _kind = kind;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "concrete",
        Summary = "Replaces a discrete sample by its relaxation and differentiates the cost through it.",
        IsUnbiased = false,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "1",
        Citations = ["Maddison2017", "Jang2017"],
        Advice = "Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override bool KeepsLogProbabilityLive => true;

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        return rest.SampledDifferentiably(Relaxed(site, run), run);
    }

    /// <inheritdoc/>
    public override Tensor Forward(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        return rest.Forward(Relaxed(site, run).StopGradient(), run);
    }

    private Tensor Relaxed(SampleSite site, Run run)
    {
        ArgumentNullException.ThrowIfNull(site);
        var law = (IRelaxable)site.Distribution;
        var relaxation = new Relaxation(_temperature.ToTensor(site.Distribution.Template), _kind);
        return law.Squash(law.DrawLatent(run), relaxation);
    }
}
