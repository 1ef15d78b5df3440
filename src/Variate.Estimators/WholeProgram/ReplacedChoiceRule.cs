using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The part of a choice in a pass that replaces choices: no draw, but a function of the law.</summary>
internal sealed class ReplacedChoiceRule(string ruleName, Func<SampleSite, Run, string, Tensor> value) : ChoiceRule
{
    public override string Name => ruleName;

    public override Choice Make(SampleSite site, Run run, string name)
        => new(name, site.Distribution, this, run.Expand(value(site, run, name)).MarkLeadingAxes(run.Leading.Count));
}
