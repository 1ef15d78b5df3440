using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Evaluates the cost at the hard sample, and differentiates as if the sample were its relaxation.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(b;θ)}[f(b)].</para>
/// <para>With: f′(b) ∇θ σ_λ(z(u; θ)), u ~ U(0, 1), b = H(z).</para>
/// <para>Requires: a relaxable law; f defined around its discrete values and differentiable there.</para>
/// <para>Bias: yes; the variance grows as λ → 0. Cost evaluations: 1. Also known as: ST Gumbel-softmax.</para>
/// <para>Not to be confused with: <see cref="ConcreteEstimator"/>, which also evaluates the cost at the relaxation.</para>
/// <para>Source: [Jang2017] §2.2.</para>
/// </remarks>
public sealed class StraightThroughGumbelEstimator : Estimator
{
    private readonly Temperature _temperature;

    /// <summary>The estimator at a temperature.</summary>
    /// <param name="temperature">Fixed: a variance objective would only drive a biased estimator's λ to infinity.</param>
    /// <exception cref="ArgumentException">The temperature is learned.</exception>
    public StraightThroughGumbelEstimator(Temperature temperature)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        if (temperature.FreeParameter is not null)
        {
            throw new ArgumentException("Expected a fixed temperature: λ changes the bias of a straight-through estimator, so variance cannot tune it.", nameof(temperature));
        }

        _temperature = temperature;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "straight-through-gumbel",
        Summary = "Evaluates the cost at the hard sample, and differentiates as if the sample were its relaxation.",
        IsUnbiased = false,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "1",
        Citations = ["Jang2017"],
        Advice = "Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(rest);
        var law = (IRelaxable)site.Distribution;
        var relaxation = new Relaxation(_temperature.ToTensor(site.Distribution.Template), RelaxationKind.Concrete);

        // The draw and its latent share their noise, so the relaxation is that of this very sample.
        Tensor sample = site.Distribution.Draw(run);
        Tensor relaxed = law.Squash(law.DrawLatent(run), relaxation);
        return rest.SampledDifferentiably(sample.InjectGradient(relaxed, Tensor.Full(sample.Shape, 1, sample)), run);
    }
}
