using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with the relaxed cost as control variate, corrected by two pathwise terms.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(b;θ)}[f(b)].</para>
/// <para>With: (f(b) − η f(σ(z̃))) ∇θ ln q(b) + η ∇θ f(σ(z)) − η ∇θ f(σ(z̃)), b = H(z), z̃ ~ q(z | b).</para>
/// <para>Requires: a relaxable law; f defined and differentiable between its discrete values.</para>
/// <para>
/// Bias: none, for every λ and η. The noises are tied, so that z̃ and z are one number with two derivatives: one relaxed evaluation serves
/// both. η has one value a parameter tensor. Cost evaluations: 2; with n choices in sequence 1 + n.
/// </para>
/// <para>Not to be confused with: <see cref="ConcreteEstimator"/>, which keeps only the relaxed cost and is biased.</para>
/// <para>Source: [Tucker2017] eq. (4); several layers by one pass a layer, §3.3.</para>
/// </remarks>
public sealed class RebarEstimator : OneSampleEstimator
{
    private readonly RelaxationKind _kind;

    /// <summary>The estimator at a temperature.</summary>
    /// <param name="temperature">λ, fixed or learned by the variance of the gradient.</param>
    /// <param name="kind">The form of the relaxation.</param>
    public RebarEstimator(Temperature temperature, RelaxationKind kind = RelaxationKind.MeanSeeking)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        Temperature = temperature;
        _kind = kind;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "rebar",
        Summary = "The score function with the relaxed cost as control variate, corrected by two pathwise terms.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "2; with n choices in sequence 1 + n",
        Citations = ["Tucker2017", "Maddison2017"],
        Advice = "Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <summary>λ.</summary>
    public Temperature Temperature { get; }

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        var relaxation = new Relaxation(Temperature.ToTensor(site.Distribution.Template), _kind);
        TiedLatents latents = ((IRelaxable)site.Distribution).DrawTied(sample, run);
        var stopped = (IRelaxable)site.Distribution.StopGradient();

        // Per branch and per datum: rules above may weigh them differently, so the leaf has all axes.
        Tensor leaf = run.Expand(latents.Conditional).AsLeaf();
        (Tensor relaxedCost, Tensor slope) = rest.Relaxed(leaf, z => stopped.Squash(z, relaxation), run, relaxation, TunesTemperature(run));
        Estimate below = rest.Sampled(sample, run);
        Tensor score = site.LogProbability(sample);
        return below
            .Attach(score, below.Base)
            .AttachControl(score, -relaxedCost)
            .AttachControl(latents.Unconditional, slope)
            .AttachControl(latents.Conditional, -slope);
    }

    private bool TunesTemperature(Run run)
    {
        if (Temperature.FreeParameter is { } free)
        {
            run.Tally.TuneByVariance(free);
        }

        return Temperature.FreeParameter is not null;
    }
}
