using System.Globalization;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A random choice with its rule. The only place where readings, paths, records and log q are handled.</summary>
public sealed class SampleSite : Stochastic<Tensor>
{
    private readonly Estimator? _estimator;
    private readonly ChoiceRule? _rule;
    private readonly string? _name;
    private ValuedLogProbability? _lastLogProbability;

    internal SampleSite(Distribution distribution, Estimator? estimator, ChoiceRule? rule, string? name)
    {
        Distribution = distribution;
        _estimator = estimator;
        _rule = rule;
        _name = name;
    }

    /// <summary>The law of the choice.</summary>
    public Distribution Distribution { get; }

    /// <summary>The name that the user gave it; null: none.</summary>
    public string? Name => _name;

    /// <summary>The same choice under a name, which errors and records use.</summary>
    public SampleSite Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SampleSite(Distribution, _estimator, _rule, name);
    }

    /// <summary>The same choice with another estimator.</summary>
    public SampleSite Via(Estimator estimator)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        return new SampleSite(Distribution, estimator, null, _name);
    }

    /// <summary>The same choice with its own part in the rule of the whole program.</summary>
    public SampleSite Via(ChoiceRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new SampleSite(Distribution, null, rule, _name);
    }

    /// <summary>The name of the choice, or its place in the program.</summary>
    public string NameAt(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return _name is null ? string.Create(CultureInfo.InvariantCulture, $"choice {run.PathPrefix}{run.Path + 1}") : $"choice \"{_name}\"";
    }

    /// <summary>ln q(value) of the law of this choice; computed once for one value.</summary>
    public Tensor LogProbability(Tensor value)
    {
        ValuedLogProbability? last = _lastLogProbability;
        if (last is null || !ReferenceEquals(last.Value, value))
        {
            last = new ValuedLogProbability(value, Distribution.LogProbability(value));
            _lastLogProbability = last;
        }

        return last.LogProbability;
    }

    /// <inheritdoc/>
    public override Estimate Evaluate(Run run, Continuation<Tensor> rest)
    {
        ArgumentNullException.ThrowIfNull(run);
        string name = NameAt(run);
        run.Tally.Visit(name);
        if (run.Reading == Reading.Collected)
        {
            return Collect(run, new Rest(this, null, run, rest, name), name);
        }

        ThrowIfRuled(name);
        Estimator? own = _estimator ?? run.DefaultEstimator;
        Estimator? estimator = run.Override is { } replacement ? replacement.For(this, own) : own;
        if (run.Reading == Reading.Sampled || run.IsDryRun)
        {
            EstimatorAt(name, estimator).Check(this, name);
        }

        Estimate estimate = Read(run, new Rest(this, estimator, run, rest, name), estimator, name);

        // It does not depend on the value, so it is charged outside the estimator, which would take it for a part of its signal.
        return run is { IsVariational: true, Entropy: EntropyTerm.ClosedForm }
            ? estimate.AddCost(-ClosedEntropy.Of(Distribution, run, name))
            : estimate;
    }

    private Estimate Read(Run run, Rest below, Estimator? estimator, string name) => run.Reading switch
    {
        Reading.Sampled => estimator!.Apply(this, run, below),
        Reading.Forward => Forward(run, below, estimator),
        Reading.Relaxed => below.Continue(Relax(run, name), run),
        Reading.Mean => below.Continue(MeanOf(name), run),
        _ => throw new ArgumentOutOfRangeException(nameof(run), run.Reading, "Unknown reading."),
    };

    private Estimate Collect(Run run, Rest below, string name)
    {
        ProgramRule rule = run.Rule!;
        if (_estimator is { } estimator)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {estimator.Traits.Name} estimates the gradient of an expectation, and {rule.Name} is a rule of the whole program, which is nonlinear in it. Leave the estimator out, or give the choice its part in the rule: .Via(a choice rule).");
        }

        Choice choice = (_rule ?? rule.RuleFor(this, name)).Make(this, run, name);
        return below.Continue(choice.Value, run with { Choices = run.Choices.Add(choice) });
    }

    private void ThrowIfRuled(string name)
    {
        if (_rule is { } rule)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {rule.Name} is a part of a rule of a whole program, and this program has none: it is an expectation. Put the program under a rule (program.Under(rule)), or give the choice an estimator.");
        }
    }

    private static Estimator EstimatorAt(string name, Estimator? estimator)
        => estimator ?? throw new EstimatorNotApplicableException(
            $"{name} names no estimator, and the run has no default. Write .Via(estimator), or give EstimateOptions.DefaultEstimator.");

    private Estimate Forward(Run run, Rest below, Estimator? estimator)
    {
        if (run.Replaying is { } kept)
        {
            Tensor replayed = kept.Replay(this, run);
            run.Recording?.Record(this, run, replayed);
            return below.Continue(replayed, run);
        }

        if (run.Recording is null && estimator is not null)
        {
            return new Estimate(estimator.Forward(this, run, below));
        }

        Tensor value = Distribution.Draw(run);
        run.Recording?.Record(this, run, value);
        return below.Continue(value, run);
    }

    private Tensor Relax(Run run, string name) => Distribution switch
    {
        ILatentNoise law when run.LatentNoises is { } noises => run.Path < noises.Length
            ? law.Squash(law.LatentOf(noises[run.Path]), run.Relaxation!)
            : throw new EstimatorNotApplicableException(
                $"{name}: the program made more choices when it was relaxed than when it was drawn. A rule that relaxes the whole program needs one whose choices are the same for every value."),
        _ when run.LatentNoises is not null => throw new EstimatorNotApplicableException(
            $"{name}: {Distribution.GetType().Name} has no latent noise, by which the whole program could be relaxed. Use rebar, or a score-function estimator, as an estimator of each choice."),
        IRelaxable relaxable => relaxable.Squash(relaxable.DrawLatent(run), run.Relaxation!),
        IReparameterised reparameterised => reparameterised.Reparameterise(run),
        _ => throw new EstimatorNotApplicableException(
            $"{name}: {Distribution.GetType().Name} has no relaxation, which the estimator of an earlier choice needs. Use a score-function estimator for the earlier choice."),
    };

    private Tensor MeanOf(string name) => Distribution is IMean law
        ? law.Mean
        : throw new EstimatorNotApplicableException(
            $"{name}: {Distribution.GetType().Name} has no mean, which the estimator of an earlier choice needs. Use a score-function estimator for the earlier choice.");

    private sealed record ValuedLogProbability(Tensor Value, Tensor LogProbability);
}
