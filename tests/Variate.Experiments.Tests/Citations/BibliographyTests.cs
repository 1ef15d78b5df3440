using Variate.Estimators;
using Variate.Experiments.Citations;

namespace Variate.Experiments.Tests.Citations;

public sealed class BibliographyTests
{
    [Fact]
    public void Cite_Williams_IsAuthorsYearTitleAndWhere()
    {
        string citation = Bibliography.Cite("Williams1992");

        Assert.Equal(
            "Ronald J. Williams (1992). Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement Learning. Machine Learning.",
            citation);
    }

    [Fact]
    public void Cite_EveryKeyOfTheCatalog_IsKnown()
        => Assert.All(
            EstimatorCatalog.All.Concat(ProgramRuleCatalog.All).SelectMany(traits => traits.Citations),
            key => Assert.DoesNotContain('{', Bibliography.Cite(key)));

    [Fact]
    public void Cite_UnknownKey_SaysWhichOne()
        => Assert.Contains("Nobody1900", Assert.Throws<KeyNotFoundException>(() => Bibliography.Cite("Nobody1900")).Message, StringComparison.Ordinal);
}
