using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>A program at given parameters: what is verified, compared and chosen for.</summary>
/// <remarks>
/// Parameters that belong to a workspace are taken out of it while a diagnosis runs, and put back: nothing of the user's step is recycled.
/// </remarks>
public sealed record GradientProblem
{
    /// <summary>The problem of a program.</summary>
    /// <param name="program">
    /// Makes the program. Called for every estimate, so that laws made of the parameters are made anew.
    /// </param>
    /// <param name="parameters">Every parameter on which the laws or the cost depend.</param>
    public GradientProblem(Func<Stochastic<Tensor>> program, ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(parameters);
        Program = program;
        Parameters = parameters;
    }

    /// <summary>The name in reports.</summary>
    /// <value>"program".</value>
    public string Name { get; init; } = "program";

    /// <summary>Makes the program.</summary>
    public Func<Stochastic<Tensor>> Program { get; private init; }

    /// <summary>The parameters, at the values of the moment.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>Batch, samples, scales, entropy. The number of draws is set by the diagnosis.</summary>
    /// <value>One datum, one sample.</value>
    public EstimateOptions Options { get; init; } = new();

    /// <summary>Where the gradient to compare with comes from.</summary>
    /// <value>Found automatically: enumeration, quadrature, or both.</value>
    public ExactGradientMethod ExactMethod { get; init; } = new AutomaticExactGradient();

    /// <summary>One estimate: the mean over <paramref name="drawCount"/> draws.</summary>
    internal GradientEstimate Estimate(Candidate candidate, RandomKey key, int drawCount)
        => Program().Estimate(Parameters, key, candidate.ApplyTo(Options) with { DrawCount = drawCount });

    /// <summary>The problem with a function of its cost.</summary>
    internal GradientProblem WithCost(Func<Tensor, Tensor> change)
    {
        Func<Stochastic<Tensor>> program = Program;
        return this with { Program = () => program().Select(change) };
    }

    /// <summary>Takes the parameters out of their workspace until the result is disposed.</summary>
    internal DetachedParameters Detach() => new(Parameters);
}
