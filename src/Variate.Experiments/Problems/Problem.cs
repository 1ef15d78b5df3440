using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>A small stochastic program with free parameters, whose gradient is known exactly.</summary>
/// <remarks>
/// Everything is in Float64. A program is written for parameters with any leading axes of its own, so that a million draws are one tensor with
/// a row of leaves for each draw: the gradient then has a row for each draw, too.
/// </remarks>
public abstract class Problem
{
    private protected Problem(ProblemSettings settings)
    {
        Settings = settings;
    }

    /// <summary>The name on the command line, and what is known before the settings are.</summary>
    public abstract ProblemDefinition Description { get; }

    /// <summary>A value for every setting.</summary>
    public ProblemSettings Settings { get; }

    /// <summary>What the gradient is taken towards.</summary>
    public abstract ImmutableArray<ProblemParameter> Parameters { get; }

    /// <summary>The sizes of the batch axes of the program's costs.</summary>
    public virtual Shape Batch => [];

    /// <summary>Names that <see cref="MethodOf"/> takes: an estimator that could be refused by this problem is listed, too.</summary>
    public abstract ImmutableArray<string> EstimatorNames { get; }

    /// <summary>Elements of one evaluation of the program, about: what limits how many draws fit in memory.</summary>
    internal abstract int ElementsOfADraw { get; }

    /// <summary>The expected cost, from <see cref="ProblemDefinition.ExactMethod"/>: differentiable in the parameters, and computed without drawing.</summary>
    /// <param name="parameters">In the order and with the shapes of <see cref="Parameters"/>.</param>
    /// <returns>A scalar.</returns>
    public abstract Tensor ExactObjective(ImmutableArray<Tensor> parameters);

    /// <summary>The program with an estimator.</summary>
    /// <param name="estimator">Such as <c>rebar</c> or <c>rebar:temperature=0.1</c>.</param>
    /// <exception cref="FormatException">There is no such estimator or option; the message lists what exists.</exception>
    /// <exception cref="EstimatorNotApplicableException">It could not be right here.</exception>
    public GradientMethod MethodOf(string estimator)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        GradientMethod method = CreateMethod(estimator);
        method.Prepare(drawCount: 1).Check();
        return method;
    }

    /// <summary>The exact expected cost and its gradient, in the order of <see cref="Parameters"/>.</summary>
    public ExactGradient Exact()
    {
        ImmutableArray<Tensor> leaves = [.. Parameters.Select(parameter => new Parameter(parameter.Name, parameter.Tile(1)).Value)];
        Tensor objective = ExactObjective([.. leaves.Select((leaf, index) => leaf.Reshape(Parameters[index].Shape))]);
        ImmutableArray<Tensor> gradients = Gradient.Of(objective, leaves.AsSpan());
        return new ExactGradient(objective.ToScalar(), [.. gradients.Select(gradient => gradient.ToImmutableArray())]);
    }

    private protected abstract GradientMethod CreateMethod(string estimator);

    /// <summary>The parameters with a row of leaves for each draw, or as they are.</summary>
    private protected ParameterSet CreateParameters(int? drawCount)
        => new(Parameters.Select(parameter => new Parameter(
            parameter.Name, drawCount is { } count ? parameter.Tile(count) : parameter.Tile(1).Reshape(parameter.Shape))));
}
