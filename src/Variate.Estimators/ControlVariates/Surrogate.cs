using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A smooth function that stands for the cost in a control variate, with its parameters.</summary>
/// <remarks>
/// <c>new Surrogate(at => mlp.Apply(at.Relaxed), mlp.Parameters)</c>. Any function leaves the estimate unbiased; one that is like the cost
/// lowers its variance.
/// </remarks>
public sealed class Surrogate
{
    private readonly Func<SurrogatePoint, Tensor> _function;

    /// <summary>A surrogate.</summary>
    /// <param name="function">[leading.., batch.., 1], as networks give it.</param>
    /// <param name="parameters">Those that it learns; none of the program's.</param>
    public Surrogate(Func<SurrogatePoint, Tensor> function, params IEnumerable<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(parameters);
        _function = function;
        Parameters = [.. parameters];
    }

    /// <summary>What it learns.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>c and ∂c/∂z at a leaf, both differentiable in the parameters.</summary>
    /// <param name="leaf">z, with all leading and batch axes.</param>
    /// <param name="relax">σ.</param>
    /// <param name="site">For messages.</param>
    /// <param name="run">The run at the choice.</param>
    internal CostAndSlope At(Tensor leaf, Func<Tensor, Tensor> relax, SampleSite site, Run run)
    {
        Tensor latent = leaf.MarkLeadingAxes(run.Leading.Count);
        Tensor? context = run.Context is { } shown ? run.Expand(shown).MarkLeadingAxes(run.Leading.Count) : null;
        Tensor output = _function(new SurrogatePoint(latent, relax(latent), context));
        Shape expected = [.. leaf.Shape[..^1], 1];
        if (output.Shape != expected)
        {
            throw new ShapeMismatchException(
                $"{site.NameAt(run)}: expected a surrogate with one number a datum, {expected}, got shape {output.Shape}.");
        }

        if (output.IsSevered)
        {
            throw new EstimatorNotApplicableException(
                $"{site.NameAt(run)}: its surrogate is differentiated, and a step (Step, Sign) in it cuts the gradient. Use a smooth surrogate.");
        }

        Tensor cost = output.Reshape(leaf.Shape[..^1]);
        return new CostAndSlope(cost, Gradient.Of(cost, [leaf], isDifferentiable: true)[0]);
    }

    /// <summary>Asks for the gradient of the variance towards the parameters.</summary>
    internal void TuneByVariance(Run run)
    {
        foreach (Parameter parameter in Parameters)
        {
            run.Tally.TuneByVariance(parameter);
        }
    }
}
