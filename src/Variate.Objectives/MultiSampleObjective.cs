using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>An objective of K particles: a function of their importance weights, closed at the end of a program that gives ln p(x, z).</summary>
/// <remarks>
/// <code>
/// Stochastic&lt;Tensor&gt; logJoint =
///     from z in new Normal(location, scale)
///     select LogPrior(z) + LogLikelihood(x, z);
/// GradientEstimate estimate = new IwaeDreg(64).Estimate(logJoint, parameters, key, options);
/// </code>
/// The particles are a leading axis. A choice takes part by the objective's rule for its law, or by a <see cref="BoundRule"/> of its own. The
/// model's parameters always get the weights ∂F/∂ln w, whatever the choices do.
/// </remarks>
public abstract class MultiSampleObjective : ProgramRule
{
    private protected MultiSampleObjective(ObjectiveTraits traits, ParticleFunction function, int particleCount)
    {
        if (particleCount < function.LeastParticleCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(particleCount),
                particleCount,
                $"Expected at least {function.LeastParticleCount} particles for {traits.Name}.");
        }

        Traits = traits;
        Function = function;
        ParticleCount = particleCount;
    }

    /// <summary>What it promises and needs.</summary>
    public ObjectiveTraits Traits { get; }

    /// <summary>K.</summary>
    public int ParticleCount { get; }

    /// <inheritdoc/>
    public sealed override string Name => Traits.Name;

    internal ParticleFunction Function { get; }

    /// <summary>Whether the priors named in the program get reparameterised gradients.</summary>
    internal virtual bool ReparameterisesPriors => false;

    private protected abstract BoundRule DifferentiableRule { get; }

    private protected abstract BoundRule HardRule { get; }

    /// <inheritdoc/>
    public sealed override Estimate Apply(Stochastic<Tensor> program, Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Collect(program, run.With(new Axis(ParticleCount, AxisKind.Particles)), collected =>
        {
            var particles = new Particles(collected, this);
            particles.ThrowIfSevered();
            return Close(particles);
        });
    }

    /// <inheritdoc/>
    public sealed override ChoiceRule RuleFor(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.Distribution is IReparameterised ? DifferentiableRule : HardRule;
    }

    /// <summary>Estimates minus the objective, a cost to be minimised, and its gradient.</summary>
    /// <param name="logJoint">Gives ln p(x, z), one number a datum; its choices are those of q.</param>
    /// <param name="parameters">Those of p and of q.</param>
    /// <param name="key">Addresses all randomness.</param>
    /// <param name="options">Batch, draws; null for one datum and one draw.</param>
    /// <exception cref="EstimatorNotApplicableException">A choice's gradient could not be right.</exception>
    public GradientEstimate Estimate(Stochastic<Tensor> logJoint, ParameterSet parameters, RandomKey key, EstimateOptions? options = null)
        => logJoint.Under(this).Select(static value => -value).Estimate(parameters, key, options);

    internal void Check(Choice choice)
    {
        if (choice.Rule is not BoundRule rule || !Accepts(rule.ScoreTerm))
        {
            throw new EstimatorNotApplicableException(
                $"{choice.Name}: {choice.Rule.Name} has no part in {Name}. Leave the rule of this choice out: {Name} then takes {DifferentiableRule.Name} for a differentiable sample, and {HardRule.Name} for any other.");
        }

        if (rule.ScoreTerm == ScoreTerm.Signalled && ParticleCount < 2)
        {
            throw new EstimatorNotApplicableException(
                $"{choice.Name}: vimco compares particles with each other and needs two, got {ParticleCount}. For one particle use Elbo with an estimator of an expectation.");
        }
    }

    private protected abstract bool Accepts(ScoreTerm term);

    private protected abstract Estimate Close(Particles particles);

    /// <summary>The function at the log-weights, whose effective sample size is reported.</summary>
    private protected ParticleTerms Evaluate(Tensor logWeights, Run run)
    {
        Tensor constant = ParticleAxis.ToLast(logWeights.StopGradient());
        Tensor effective = constant.Softmax().Square().Sum(^1).Reciprocal();
        run.Tally.Report(effective.MeanAll().ToScalar());
        return Function.At(constant);
    }
}
