using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>A rule of a whole program that only looks: hard samples, and the value as it is.</summary>
internal sealed class ListingRule(List<CollectedProgram> seen) : ProgramRule
{
    public override string Name => "listing";

    public override Estimate Apply(Stochastic<Tensor> program, Run run) => Collect(program, run, collected =>
    {
        seen.Add(collected);
        return new Estimate(collected.Value);
    });

    public override ChoiceRule RuleFor(SampleSite site, string name) => new ListingChoiceRule();
}
