using Variate.Estimators;
using Variate.Experiments.Estimation;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Estimation;

public sealed class EstimatorSpecificationTests
{
    public static TheoryData<string> CatalogNames => [.. EstimatorCatalog.All.Select(traits => traits.Name)];

    public static TheoryData<string> RuleNames => [.. ProgramRuleCatalog.All.Select(traits => traits.Name)];

    [Theory]
    [MemberData(nameof(CatalogNames))]
    public void Parse_NameOfTheCatalog_BuildsOneEstimatorAChoice(string name)
    {
        EstimatorRules rules = EstimatorSpecification.Parse(name).Build(SomeModel(3));

        Assert.Equal(3, rules.Choices.Length);
        Assert.All(rules.Choices, estimator => Assert.Equal(name, estimator.Traits.Name));
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Parse_NameOfARule_BuildsOneRuleOfTheWholeProgram(string name)
    {
        EstimatorRules rules = EstimatorSpecification.Parse(name).Build(SomeModel(3));

        Assert.Empty(rules.Choices);
        Assert.Equal(name, rules.WholeProgram!.Name);
    }

    [Theory]
    [InlineData("rebar", "rebar")]
    [InlineData("rebar:temperature=learned", "rebar")]
    [InlineData("rebar:scale=1,temperature=0.1", "rebar:temperature=0.1,scale=1")]
    [InlineData("score-function:decay=none", "score-function:decay=none")]
    [InlineData("leave-one-out:samples=8", "leave-one-out:samples=8")]
    [InlineData("muprop:scale=learned", "muprop")]
    [InlineData("muprop:scale=1", "muprop:scale=1")]
    [InlineData("rao-blackwell:categories=3", "rao-blackwell:categories=3")]
    [InlineData("rao-blackwell:draws=2,budget=none", "rao-blackwell:draws=2")]
    [InlineData("rao-blackwell:budget=8", "rao-blackwell:budget=8")]
    [InlineData("straight-through-gumbel:temperature=0.5", "straight-through-gumbel")]
    public void ToString_OfAParsedText_IsItsShortestForm(string text, string expected)
    {
        var specification = EstimatorSpecification.Parse(text);

        Assert.Equal(expected, specification.ToString());
        Assert.Equal(specification, EstimatorSpecification.Parse(expected));
    }

    [Fact]
    public void Parse_UnknownName_ListsWhatExists()
    {
        FormatException failure = Assert.Throws<FormatException>(() => EstimatorSpecification.Parse("reinforce"));

        Assert.Contains("'reinforce'", failure.Message, StringComparison.Ordinal);
        Assert.All(EstimatorCatalog.All.Concat(ProgramRuleCatalog.All), traits => Assert.Contains(traits.Name, failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rebar:baseline=average", "'none' or 'input'")]
    [InlineData("coupled-rebar:noise=both", "'tied' or 'independent'")]
    [InlineData("relax:noise=both", "'tied' or 'independent'")]
    [InlineData("nvil:decay=none", "from 0 to below 1")]
    [InlineData("rebar:heat=1", "temperature=")]
    [InlineData("rebar:", "temperature=")]
    [InlineData("rebar:temperature", "a positive number, or 'learned'")]
    [InlineData("rebar:temperature=0", "a positive number, or 'learned'")]
    [InlineData("rebar:temperature=NaN", "a positive number, or 'learned'")]
    [InlineData("leave-one-out:samples=1", "a whole number from 2")]
    [InlineData("score-function:decay=1", "from 0 to below 1")]
    [InlineData("pathwise:samples=3", "no options")]
    [InlineData("rao-blackwell:categories=-1", "a whole number from 0")]
    [InlineData("rao-blackwell:draws=0", "a whole number from 1")]
    [InlineData("rao-blackwell:budget=0", "'none' or a whole number from 1")]
    [InlineData("straight-through-gumbel:temperature=learned", "a positive number")]
    public void Parse_WrongOption_SaysWhatIsExpected(string text, string expected)
        => Assert.Contains(expected, Assert.Throws<FormatException>(() => EstimatorSpecification.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Build_Rebar_LearnsOneTemperatureAndAScaleForEachTensor()
    {
        EstimatorRules rules = EstimatorSpecification.Parse("rebar").Build(SomeModel(2));

        Assert.Equal(["scale/a", "scale/b", "log-temperature"], rules.TuningParameters.Select(parameter => parameter.Name));
        Assert.Equal(0.5, rules.Temperature!.Value, 12);
    }

    [Fact]
    public void Build_MuProp_LearnsAScaleForEachTensor()
    {
        EstimatorRules rules = EstimatorSpecification.Parse("muprop").Build(SomeModel(2));

        Assert.Equal(["scale/a", "scale/b"], rules.TuningParameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Build_MovingAverages_HaveOneBaselineALayer()
    {
        EstimatorRules rules = EstimatorSpecification.Parse("score-function").Build(SomeModel(2));

        Assert.Equal(["baseline/1", "baseline/2"], rules.TuningParameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("nvil", "baseline/1, squared-signal/1, baseline/1/1/weights, baseline/1/1/bias, baseline/1/2/weights, baseline/1/2/bias")]
    [InlineData("score-function:baseline=optimal", "baseline/1/costs, baseline/1/weights")]
    [InlineData("score-function:baseline=input,decay=none", "baseline/1/1/weights, baseline/1/1/bias, baseline/1/2/weights, baseline/1/2/bias")]
    [InlineData("muprop:scale=1,terms=learned", "cost-scale/1, slope-scale/1")]
    [InlineData("simple-muprop:scale=1,terms=learned", "cost-scale/1")]
    [InlineData("coupled-rebar", "scale/a, scale/b, log-temperature")]
    [InlineData(
        "coupled-rebar:scale=1,temperature=0.1,baseline=input",
        "baseline/1/1/weights, baseline/1/1/bias, baseline/1/2/weights, baseline/1/2/bias")]
    [InlineData("muprop-one-pass:scale=1,terms=learned", "cost-scale/1, slope-scale/1")]
    [InlineData("simple-muprop-one-pass:scale=1,terms=learned", "cost-scale/1")]
    [InlineData(
        "relax:temperature=0.5",
        "surrogate/1/1/weights, surrogate/1/1/bias, surrogate/1/2/weights, surrogate/1/2/bias, surrogate/1/3/weights, surrogate/1/3/bias")]
    public void Build_WithCritics_LearnsTheirParameters(string text, string expected)
    {
        EstimatorRules rules = EstimatorSpecification.Parse(text).Build(SomeModel(1));

        Assert.Equal(expected, string.Join(", ", rules.TuningParameters.Select(parameter => parameter.Name)));
    }

    private static ModelShape SomeModel(int choices)
        => new(SomeParameters(), [.. Enumerable.Repeat(2, choices)], 3, ElementType.Float64, RandomKey.FromSeed(1));

    private static ParameterSet SomeParameters()
        => new(new Parameter("a", Tensor.Zeros([2], ElementType.Float64)), new Parameter("b", Tensor.Zeros([3, 2], ElementType.Float64)));
}
