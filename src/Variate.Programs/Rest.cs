using Variate.Tensors;

namespace Variate.Programs;

/// <summary>The rest of the program below a choice, as a function of its value: all that an estimator may do with it.</summary>
public sealed class Rest
{
    private readonly SampleSite _site;
    private readonly Estimator? _estimator;
    private readonly Run _run;
    private readonly Continuation<Tensor> _continuation;
    private readonly string _name;

    internal Rest(SampleSite site, Estimator? estimator, Run run, Continuation<Tensor> continuation, string name)
    {
        _site = site;
        _estimator = estimator;
        _run = run;
        _continuation = continuation;
        _name = name;
    }

    /// <summary>Inner choices by their own estimators; the gradient flows into the value and into everything below.</summary>
    public Estimate Sampled(Tensor value, Run run) => Continue(value, Read(run, Reading.Sampled));

    /// <summary>As <see cref="Sampled"/>, for a rule that differentiates the cost.</summary>
    /// <exception cref="EstimatorNotApplicableException">A step below the choice cut the gradient.</exception>
    public Estimate SampledDifferentiably(Tensor value, Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Estimate estimate = Sampled(value, run);
        ThrowIfSevered(estimate.Base);
        CountSlopes(run);
        return estimate;
    }

    /// <summary>The cost as inner estimators would value it; no gradient.</summary>
    public Tensor Forward(Tensor value, Run run)
        => Continue(value, Read(run, Reading.Forward)).Base.StopGradient();

    /// <summary>The cost of plain samples below, their log-probability and their values, to be replayed.</summary>
    public RecordedCost Record(Tensor value, Run run)
    {
        var trace = new Trace();
        Estimate estimate = Continue(value, Read(run, Reading.Forward) with { Recording = trace });
        return new RecordedCost(estimate.Base.StopGradient(), estimate.LogProbability?.StopGradient(), trace);
    }

    /// <summary>The cost and the log-probability of the kept values below, under another value of this choice.</summary>
    /// <returns>Its trace has the kept values with their laws under the other value.</returns>
    /// <exception cref="InvalidOperationException">The program took another path, on which there are other choices.</exception>
    public RecordedCost Replay(Tensor value, Run run, Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var replayed = new Trace();
        Estimate estimate = Continue(value, Read(run, Reading.Forward) with { Replaying = trace, Recording = replayed });
        trace.ThrowIfNotAllIn(replayed, _name);
        return new RecordedCost(estimate.Base.StopGradient(), estimate.LogProbability?.StopGradient(), replayed);
    }

    /// <summary>The cost with inner choices relaxed on the noise of their samples, and its slope at <paramref name="leaf"/>.</summary>
    /// <param name="leaf">Where the slope is taken, with all leading and batch axes.</param>
    /// <param name="value">The value of this choice as a function of the leaf.</param>
    /// <param name="run">The run.</param>
    /// <param name="relaxation">How inner choices relax.</param>
    /// <param name="isDifferentiable">Whether value and slope stay differentiable, in the temperature for instance.</param>
    public CostAndSlope Relaxed(Tensor leaf, Func<Tensor, Tensor> value, Run run, Relaxation relaxation, bool isDifferentiable)
    {
        ArgumentNullException.ThrowIfNull(value);
        return SlopeAt(leaf, value(leaf), Read(run, Reading.Relaxed) with { Relaxation = relaxation }, isDifferentiable);
    }

    /// <summary>The cost with inner choices at their means, and its slope at <paramref name="leaf"/>, the value of this choice.</summary>
    public CostAndSlope Mean(Tensor leaf, Run run, bool isDifferentiable)
        => SlopeAt(leaf, leaf, Read(run, Reading.Mean), isDifferentiable);

    /// <summary>The cost with inner choices at their means; no gradient, and none is asked of the cost.</summary>
    public Tensor MeanCost(Tensor value, Run run) => Continue(value, Read(run, Reading.Mean)).Base.StopGradient();

    /// <summary>Charges log q where the run is variational, and goes on.</summary>
    internal Estimate Continue(Tensor value, Run run)
    {
        ArgumentNullException.ThrowIfNull(value);
        ThrowIfForeign(run);
        int rank = run.Leading.Count + run.Batch.Rank + 1;
        Tensor padded = value.Rank < rank && run.Reading != Reading.Sampled ? value.PadRank(rank) : value;
        if (padded.Rank != rank)
        {
            throw new ShapeMismatchException(
                $"{_name}: expected a value with {run.Leading.Count} leading axes, the batch {run.Batch} and an event axis, got shape {value.Shape}. The parameters of a choice are [.., batch, event].");
        }

        Tensor marked = padded.MarkLeadingAxes(run.Leading.Count);
        Estimate estimate = _continuation(marked, run with { Path = _run.Path + 1 });
        if (run is { IsVariational: true, Entropy: not EntropyTerm.ClosedForm })
        {
            estimate = estimate.AddCost(run.Normalise(ChargedLogProbability(value, marked, run)));
        }

        return run.Reading == Reading.Forward && (run.Recording ?? run.Replaying) is not null
            ? estimate.AddLogProbability(run.Normalise(_site.Distribution.LogProbability(marked)))
            : estimate;
    }

    private static Run Read(Run run, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run with { Reading = reading, Recording = null, Replaying = null };
    }

    /// <summary>
    /// Under <see cref="Reading.Sampled"/> the parameters are stopped, since the direct term has expectation 0; every other reading must be a
    /// true function of the value, so there log q is live.
    /// </summary>
    private Tensor ChargedLogProbability(Tensor value, Tensor marked, Run run)
    {
        bool isLive = run.Reading != Reading.Sampled || run.Entropy == EntropyTerm.Sampled || _estimator is { KeepsLogProbabilityLive: true };
        if (isLive)
        {
            return _site.Distribution.LogProbability(marked);
        }

        return value.IsTracked
            ? _site.Distribution.StopGradient().LogProbability(marked)
            : _site.LogProbability(value).StopGradient().MarkLeadingAxes(marked.LeadingAxes);
    }

    private CostAndSlope SlopeAt(Tensor leaf, Tensor value, Run run, bool isDifferentiable)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        Tensor cost = Continue(value, run).Base;
        ThrowIfSevered(cost);
        if (leaf.Shape[..^1] != cost.Shape)
        {
            // With fewer axes the slope would be summed over branches or data before outer rules can weigh them.
            throw new ShapeMismatchException(
                $"{_name}: expected a slope at a value with all leading and batch axes {cost.Shape}, got {leaf.Shape}. Use Run.Expand.");
        }

        Tensor slope = Gradient.Of(cost, [leaf], isDifferentiable)[0];
        CountSlopes(run);
        return new CostAndSlope(isDifferentiable ? cost : cost.StopGradient(), slope);
    }

    private static void CountSlopes(Run run) => run.Tally.SlopeEvaluations += run.LeadingShape.ElementCount;

    private void ThrowIfForeign(Run run)
    {
        if (run.Path != _run.Path || run.Leading.Count < _run.Leading.Count)
        {
            throw new InvalidOperationException(
                $"{_name}: the rest of the program was called with the run of another choice, or with leading axes removed.");
        }
    }

    private void ThrowIfSevered(Tensor cost)
    {
        if (cost.IsSevered)
        {
            throw new EstimatorNotApplicableException(
                $"{_name}: its estimator differentiates the cost, and a step (Step, Sign) below the choice cuts the gradient. Use an estimator that needs no derivative: score-function, leave-one-out, enumeration.");
        }
    }
}
