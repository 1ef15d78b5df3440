using System.Collections.Immutable;
using Variate.Programs;

namespace Variate.Estimators;

/// <summary>The part of a choice whose score a rule of the whole program weighs: a hard sample, and what its baseline predicts before it is drawn.</summary>
/// <param name="ruleName">The name of the rule of the whole program.</param>
/// <param name="baselines">One a choice, in the order of the program; empty for none.</param>
internal sealed class SignalChoiceRule(string ruleName, ImmutableArray<Baseline> baselines) : ChoiceRule
{
    public override string Name => ruleName;

    /// <summary>What was known at the choice; null before it is made.</summary>
    internal SignalPlace? Place { get; private init; }

    public override Choice Make(SampleSite site, Run run, string name)
    {
        if (!baselines.IsEmpty && run.Path >= baselines.Length)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {ruleName} was made with the baselines or terms of {baselines.Length} choices, and the program makes more. Give one for each choice, in the order of the program, or none at all.");
        }

        Baseline baseline = baselines.IsEmpty ? new NoBaseline() : baselines[run.Path];
        baseline.Check(site, name);
        var place = new SignalPlace(site, run, baseline, baseline.PredictBefore(site, run));
        return Choice.Drawn(site, run, name, new SignalChoiceRule(ruleName, baselines) { Place = place });
    }
}
