using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>The gradient of an objective that the user can write down as a function of the parameters.</summary>
public sealed class ClosedFormGradient : ExactGradientMethod
{
    private readonly Func<Tensor> _objective;

    /// <summary>The gradient of a differentiable objective.</summary>
    /// <param name="objective">The expected cost, averaged over data: one number, made of the parameters of the problem.</param>
    public ClosedFormGradient(Func<Tensor> objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        _objective = objective;
    }

    /// <inheritdoc/>
    public override ExactGradient Compute(GradientProblem problem, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using DetachedParameters detached = problem.Detach();
        Tensor objective = _objective();
        if (objective.ElementCount != 1)
        {
            throw new NoExactGradientException($"Expected a closed form that is one number, the mean over data; got shape {objective.Shape}.");
        }

        Tensor[] leaves = [.. problem.Parameters.Select(static parameter => parameter.Value)];
        return new ExactGradient
        {
            Method = "closed form",
            Objective = objective.ToScalar(),
            Elements = [.. Gradient.Of(objective, leaves).SelectMany(static gradient => gradient.ToImmutableArray())],
        };
    }
}
