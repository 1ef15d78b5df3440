using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The sleep phase: q learns to infer what the model dreams.</summary>
/// <remarks>
/// <para>Approximates: ∇φ 𝔼_{p(x, z)}[ln q(z | x)], which is −∇φ of the mean KL(p(z | x) ‖ q(z | x)) over dreamt data.</para>
/// <para>With: ∇φ ln q(z | x), (x, z) ~ p without a derivative.</para>
/// <para>
/// Requires: a program whose choices are those of the model, x among them, and which gives ln q(z | x). No gradient flows towards the laws of
/// its choices: the model does not learn from its dreams.
/// </para>
/// <para>Bias: none for its objective. Cost evaluations: 1.</para>
/// <para>Not to be confused with: <see cref="ReweightedWakeSleep"/>, whose q follows reweighted samples of real data.</para>
/// <para>Source: [Hinton1995]; [Bornschein2015].</para>
/// </remarks>
public sealed class Sleep : ProgramRule
{
    /// <inheritdoc/>
    public override string Name => "sleep";

    /// <inheritdoc/>
    public override Estimate Apply(Stochastic<Tensor> program, Run run)
        => Collect(program, run, static collected => new Estimate(collected.LogDensity));

    /// <inheritdoc/>
    public override ChoiceRule RuleFor(SampleSite site, string name) => new WakeRule();

    /// <summary>Estimates −𝔼[ln q(z | x)], a cost to be minimised, and its gradient.</summary>
    /// <param name="logProposal">Draws x and z from the model, and gives ln q(z | x), one number a datum.</param>
    /// <param name="parameters">Those of q.</param>
    /// <param name="key">Addresses all randomness.</param>
    /// <param name="options">Batch, draws; null for one datum and one draw.</param>
    public GradientEstimate Estimate(
        Stochastic<Tensor> logProposal,
        ParameterSet parameters,
        RandomKey key,
        EstimateOptions? options = null)
        => logProposal.Under(this).Select(static value => -value).Estimate(parameters, key, options);
}
