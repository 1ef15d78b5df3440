namespace Variate.Programs.Tests;

internal sealed class ListingChoiceRule : ChoiceRule
{
    public override string Name => "listed";

    public override Choice Make(SampleSite site, Run run, string name) => Choice.Drawn(site, run, name, this);
}
