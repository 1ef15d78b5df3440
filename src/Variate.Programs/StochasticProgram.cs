using Variate.Tensors;

namespace Variate.Programs;

/// <summary>Runs programs that give a cost.</summary>
public static class StochasticProgram
{
    /// <summary>Estimates the expected cost and its gradient towards every parameter.</summary>
    /// <param name="program">Gives one cost a datum, to be minimised.</param>
    /// <param name="parameters">Every parameter on which the laws or the cost depend, and no parameter of an estimator.</param>
    /// <param name="key">Addresses all randomness: the same key gives the same bits.</param>
    /// <param name="options">Batch, draws, samples; null for one datum and one draw.</param>
    /// <exception cref="EstimatorNotApplicableException">A choice's gradient could not be right.</exception>
    /// <exception cref="ShapeMismatchException">The cost does not have one number a datum.</exception>
    public static GradientEstimate Estimate(
        this Stochastic<Tensor> program,
        ParameterSet parameters,
        RandomKey key,
        EstimateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(parameters);
        EstimateOptions chosen = options ?? new EstimateOptions();
        Run run = chosen.Begin(key);
        Estimate estimate = program.Evaluate(run);
        return new GradientAssembly(parameters, chosen.Scales, run).Assemble(estimate);
    }

    /// <summary>The quantity whose value is the estimated cost and whose gradient is the estimated gradient, before it is differentiated.</summary>
    /// <param name="program">Gives one cost a datum.</param>
    /// <param name="key">Addresses all randomness.</param>
    /// <param name="options">As for the estimate; the scales of control variates are not applied.</param>
    /// <returns>Tensors that still know how they were made: for looking into an estimator, and for nothing that keeps them.</returns>
    public static Estimate SurrogateLoss(this Stochastic<Tensor> program, RandomKey key, EstimateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Evaluate((options ?? new EstimateOptions()).Begin(key));
    }

    /// <summary>The program under a rule of the whole program: a bound over particles, for instance.</summary>
    /// <param name="program">What the rule takes: ln p(x, z) for a bound, one number a datum.</param>
    /// <param name="rule">Makes the choices of the program, and is closed at its end.</param>
    /// <returns>A program that gives the rule's value. What follows must be linear in it.</returns>
    public static Stochastic<Tensor> Under(this Stochastic<Tensor> program, ProgramRule rule)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(rule);
        return new RuledProgram(program, rule);
    }

    /// <summary>Visits every choice without estimating anything, and refuses what cannot be right.</summary>
    /// <param name="program">Gives one cost a datum.</param>
    /// <param name="key">Addresses the draws that lead from choice to choice.</param>
    /// <param name="options">As for the estimate.</param>
    /// <exception cref="EstimatorNotApplicableException">A choice's gradient could not be right.</exception>
    /// <exception cref="ShapeMismatchException">The cost does not have one number a datum.</exception>
    public static void Check(this Stochastic<Tensor> program, RandomKey key, EstimateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        Run run = (options ?? new EstimateOptions()).Begin(key);
        program.Evaluate(run with { Reading = Reading.Forward, IsDryRun = true });
    }

    /// <summary>One sample of the program's cost per draw, without gradients: [samples?, draws?, batch..].</summary>
    /// <param name="program">Gives one cost a datum.</param>
    /// <param name="key">Addresses all randomness.</param>
    /// <param name="options">As for the estimate.</param>
    public static Tensor Costs(this Stochastic<Tensor> program, RandomKey key, EstimateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        Run run = (options ?? new EstimateOptions()).Begin(key) with { Reading = Reading.Forward, Recording = new Trace() };
        return program.Evaluate(run).Base.StopGradient();
    }

    /// <summary>Runs a program to its end, where its value is charged as the cost.</summary>
    internal static Estimate Evaluate(this Stochastic<Tensor> program, Run run)
        => program.Evaluate(run, static (cost, end) =>
        {
            end.Tally.CostEvaluations += end.IsCostCounted ? 0 : end.LeadingShape.ElementCount;
            return new Estimate(end.Normalise(cost));
        });
}
