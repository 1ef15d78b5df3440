using Variate.Programs;

namespace Variate.Objectives;

/// <summary>The part of one choice in a bound: how it is drawn, and what becomes of its score.</summary>
public abstract class BoundRule : ChoiceRule
{
    private protected BoundRule()
    {
    }

    internal abstract ScoreTerm ScoreTerm { get; }

    /// <inheritdoc/>
    public sealed override Choice Make(SampleSite site, Run run, string name)
        => ScoreTerm is ScoreTerm.Signalled or ScoreTerm.Raised
            ? Choice.Drawn(site, run, name, this)
            : Choice.Differentiable(site, run, name, this);
}
