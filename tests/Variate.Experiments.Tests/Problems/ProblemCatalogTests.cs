using Variate.Experiments.Citations;
using Variate.Experiments.Problems;

namespace Variate.Experiments.Tests.Problems;

public sealed class ProblemCatalogTests
{
    [Fact]
    public void All_Problems_HaveDefaultsThatTheyAcceptAndSourcesThatExist()
    {
        Assert.Equal(10, ProblemCatalog.All.Length);
        Assert.All(ProblemCatalog.All, definition =>
        {
            Problem problem = definition.Create();

            Assert.Same(definition, problem.Description);
            Assert.Equal(definition.Settings.Select(setting => setting.Name).Order(StringComparer.Ordinal), problem.Settings.Values.Keys);
            Assert.All(problem.Parameters, parameter => Assert.Equal(parameter.Shape.ElementCount, parameter.Values.Length));
            Assert.All(definition.Citations, key => Assert.NotEmpty(Bibliography.Cite(key)));
        });
    }

    [Fact]
    public void Texts_OfSettings_AreReadBackToTheSameSettings()
    {
        Problem problem = ProblemCatalog.Find("bernoulli").Create("p=0.1,0.25", "eta=-1.5");

        Assert.Equal("0.1,0.25", problem.Settings.Texts["p"]);
        Problem again = ProblemCatalog.Find("bernoulli").Create(problem.Settings.Texts.Select(text => $"{text.Key}={text.Value}"));
        Assert.Equal(problem.Settings.Texts, again.Settings.Texts);
    }

    [Theory]
    [InlineData("toy", "x=1", "t= with a number")]
    [InlineData("toy", "t", "t= with a number")]
    [InlineData("toy", "t=NaN", "a number")]
    [InlineData("toy", "t=1,2", "a number")]
    [InlineData("toy", "theta=1", "between 0 and 1")]
    [InlineData("bernoulli", "p=", "1 to 12 numbers")]
    [InlineData("bernoulli", "p=0.1,,0.2", "1 to 12 numbers")]
    [InlineData("bernoulli-layers", "gains=1", "2 numbers")]
    [InlineData("categorical", "p=1,-1", "positive numbers")]
    [InlineData("gamma", "alpha=0", "a positive number")]
    [InlineData("gaussian-iwae", "K=1.5", "a whole number from 1 to 1000")]
    [InlineData("gaussian-iwae", "K=0", "a whole number from 1 to 1000")]
    public void Create_BadSetting_SaysWhatIsExpected(string name, string setting, string expected)
    {
        FormatException failure = Assert.Throws<FormatException>(() => ProblemCatalog.Find(name).Create(setting));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SettingGivenTwice_IsRefused()
        => Assert.Throws<FormatException>(() => ProblemCatalog.Find("toy").Create("t=0.1", "t=0.2"));

    [Fact]
    public void Find_UnknownProblem_ListsWhatExists()
    {
        FormatException failure = Assert.Throws<FormatException>(() => ProblemCatalog.Find("mnist"));

        Assert.All(ProblemCatalog.All, problem => Assert.Contains(problem.Name, failure.Message, StringComparison.Ordinal));
    }
}
