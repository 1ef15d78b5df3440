using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>What is subtracted from the cost in a score-function estimate: anything that does not depend on the sample.</summary>
/// <remarks>
/// <para>
/// Rule: the baseline of a choice is independent of the value that the choice draws, given everything above it. Then 𝔼[b ∇ ln q(z)] = 0, and any
/// baseline leaves the estimate unbiased. The contract makes the rule hard to break: <see cref="Predict"/> is asked before the rest of the
/// program is evaluated, sees no cost, and its run draws from a key of its own; <see cref="Learn"/> sees the cost afterwards and can only
/// change what later steps predict. Values above the choice, its law and the context may be used.
/// </para>
/// <para>Each choice may have its own baseline. What a baseline learns is kept in parameters, so that it can be saved and resumed.</para>
/// <para>Source: [Williams1992] §4, [Mnih2014] §2.3.</para>
/// </remarks>
public abstract class Baseline
{
    private const string KeyName = "baseline";

    /// <summary>Whether there is one number for each component of the choice, towards its natural parameter.</summary>
    internal virtual bool IsPerComponent => false;

    /// <summary>The baseline of this step, from what earlier steps have learned.</summary>
    /// <param name="site">The choice, before it is drawn.</param>
    /// <param name="run">The run at the choice, with a key that no choice draws from.</param>
    /// <returns>A shape that broadcasts to [leading.., batch..].</returns>
    public abstract Tensor Predict(SampleSite site, Run run);

    /// <summary>What the cost of this step teaches for later ones; an objective is handed to the tally of the run.</summary>
    /// <param name="observed">The sample, its cost, and what was predicted.</param>
    public virtual void Learn(ObservedCost observed)
    {
    }

    /// <summary>Refuses a choice for which the baseline cannot be right.</summary>
    internal virtual void Check(SampleSite site, string name)
    {
    }

    /// <summary>The prediction, before anything below the choice is evaluated.</summary>
    internal Tensor PredictBefore(SampleSite site, Run run)
    {
        Tensor prediction = Predict(site, run with { Key = run.Key.For(KeyName) });
        Shape axes = [.. run.LeadingShape, .. run.Batch];
        Shape expected = IsPerComponent ? [.. axes, site.Distribution.EventSize] : axes;
        return Shape.Broadcast(prediction.Shape, expected) == expected
            ? prediction
            : throw new ShapeMismatchException(
                $"{site.NameAt(run)}: expected a baseline that broadcasts to {expected}, got shape {prediction.Shape}.");
    }

    /// <summary>(f − b) ∇ ln q(z), and the lesson of f.</summary>
    /// <param name="below">Its base is f.</param>
    /// <param name="site">The choice.</param>
    /// <param name="run">The run at the choice.</param>
    /// <param name="sample">z.</param>
    /// <param name="prediction">b.</param>
    /// <param name="controlled">What a control variate takes from the signal too, so that the baseline learns only what is left; null for nothing.</param>
    internal Estimate AttachSignal(Estimate below, SampleSite site, Run run, Tensor sample, Tensor prediction, Tensor? controlled = null)
    {
        Tensor costs = below.Base.StopGradient();
        Learn(new ObservedCost(site, run, sample, controlled is null ? costs : costs - controlled.StopGradient(), prediction));
        Tensor score = site.LogProbability(sample);
        if (!IsPerComponent)
        {
            return below.Attach(score, below.Base - prediction);
        }

        var components = ComponentScore.Of(site.Distribution, sample);
        Shape axes = [.. below.Base.Shape, sample.Shape[^1]];
        return below.Attach(score, below.Base).Attach(components.Towards, -(prediction * components.Score).BroadcastTo(axes));
    }
}
