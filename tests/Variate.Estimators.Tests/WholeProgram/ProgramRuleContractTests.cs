using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Objectives;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.WholeProgram;

/// <summary>Every row of the catalog of rules, in every setting, against enumeration.</summary>
public class ProgramRuleContractTests
{
    private readonly TwoLayerModel _model = new();

    public static TheoryData<string> Names => [.. ContractRules.Unbiased.Keys];

    public static TheoryData<string, EntropyTerm> NamesAndEntropies
    {
        get
        {
            var rows = new TheoryData<string, EntropyTerm>();
            foreach (string name in new[] { "coupled-rebar", "coupled-rebar-independent", "muprop-one-pass", "simple-muprop-one-pass" })
            {
                foreach (EntropyTerm entropy in Enum.GetValues<EntropyTerm>())
                {
                    rows.Add(name, entropy);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void All_Rows_AreTestedHere()
        => Assert.Equal(
            ProgramRuleCatalog.All.Select(row => row.Name).Order(StringComparer.Ordinal),
            ContractRules.Unbiased.Values.Select(rule => rule(_model).Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void All_Rules_AreRows()
        => Assert.Equal(
            typeof(CoupledRebar).Assembly.GetExportedTypes()
                .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ProgramRule)))
                .Select(type => ((EstimatorTraits)type.GetProperty("StaticTraits")!.GetValue(null)!).Name)
                .Order(StringComparer.Ordinal),
            ProgramRuleCatalog.All.Select(row => row.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void All_Rows_HaveNamesOfTheirOwn()
    {
        string[] names = [.. EstimatorCatalog.All.Concat(ProgramRuleCatalog.All).Select(row => row.Name)];

        Assert.Equal(names, names.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_OneLayer_AgreesWithEnumeration(string name)
        => AssertUnbiased(name, ContractPrograms.One, _model.OneLayer, Enumerated.OneLayer(_model));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_TwoLayers_AgreesWithEnumeration(string name)
        => AssertUnbiased(name, ContractPrograms.Two, _model.TwoLayers, Enumerated.TwoLayers(_model, _model.Cost2));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_ThreeLayers_AgreesWithEnumeration(string name)
        => AssertUnbiased(name, ContractPrograms.Three, _model.TwoLayers, ContractPrograms.ExactThree(_model));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_CategoriesThenBits_AgreesWithEnumeration(string name)
        => AssertUnbiased(name, ContractPrograms.CategoriesThenBits, _model.TwoLayers, CategoricalTests.Exact(_model));

    [Theory]
    [MemberData(nameof(NamesAndEntropies))]
    public void Estimate_Elbo_AgreesWithEnumeration(string name, EntropyTerm entropy)
        => ZTest.Run(
            () => ContractPrograms.NegativeLogJoint(_model).Under(ContractRules.Unbiased[name](_model)),
            _model.Bound,
            Enumerated.NegativeElbo(_model),
            Options(_model.Bound) with { IsVariational = true, Entropy = entropy }).AssertUnbiased();

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_ElboChargedEarlyAndWithAPrior_AgreesWithEnumeration(string name)
        => ZTest.Run(
            () => ContractPrograms.ChargedNegativeLogJoint(_model).Under(ContractRules.Unbiased[name](_model)),
            _model.Bound,
            Enumerated.NegativeElbo(_model),
            Options(_model.Bound) with { IsVariational = true }).AssertUnbiased();

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_UnderAnOuterChoice_AgreesWithEnumeration(string name)
        => ZTest.Run(
            () => from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(new LeaveOneOutEstimator(2))
                  from cost in (from h2 in Bernoulli.FromLogits(_model.Logits2(h1))
                                select _model.Cost2(h1, h2)).Under(ContractRules.Unbiased[name](_model))
                  select cost,
            _model.TwoLayers,
            Enumerated.TwoLayers(_model, _model.Cost2),
            Options(_model.TwoLayers)).AssertUnbiased();

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_AnyDepth_CostsWhatIsDeclared(string name)
    {
        long expected = name.EndsWith("independent", StringComparison.Ordinal) ? 3 : 2;
        long Count(Func<TwoLayerModel, Stochastic<Tensor>> program, ParameterSet parameters)
            => Estimate(name, program, parameters).Diagnostics.CostEvaluations;

        Assert.Equal(expected, Count(ContractPrograms.One, _model.OneLayer));
        Assert.Equal(expected, Count(ContractPrograms.Two, _model.TwoLayers));
        Assert.Equal(expected, Count(ContractPrograms.Three, _model.TwoLayers));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_SameKey_GivesTheSameBits(string name)
    {
        GradientEstimate first = Estimate(name, ContractPrograms.Two, _model.TwoLayers);
        GradientEstimate second = Estimate(name, ContractPrograms.Two, _model.TwoLayers);

        Assert.Equal(first.Objective, second.Objective);
        Assert.Equal(first.Gradients.SelectMany(g => g.ToImmutableArray()), second.Gradients.SelectMany(g => g.ToImmutableArray()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_ProgramThatFits_Passes(string name)
        => ContractPrograms.Three(_model).Under(ContractRules.Unbiased[name](_model))
            .Check(RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] });

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_StepInTheCost_IsRefusedWhereTheTraitsSaySo(string name)
    {
        ProgramRule rule = ContractRules.Unbiased[name](_model);
        Stochastic<Tensor> program = from h in Bernoulli.FromLogits(_model.Logits1()) select (h - 0.5).Step().Sum(^1);
        void Run() => program.Under(rule).Estimate(_model.OneLayer, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] });

        if (ProgramRuleCatalog.All.Single(row => row.Name == rule.Name).RequiresDifferentiableCost)
        {
            Assert.Contains(rule.Name, Assert.Throws<EstimatorNotApplicableException>(Run).Message, StringComparison.Ordinal);
        }
        else
        {
            Run();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_ChoiceWithAPartInAnotherRule_IsRefusedByName(string name)
    {
        Stochastic<Tensor> program = from h in Bernoulli.FromLogits(_model.Logits1()).Via(new VimcoRule()).Named("h") select _model.Cost1(h);

        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => program
            .Under(ContractRules.Unbiased[name](_model))
            .Estimate(_model.OneLayer, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));

        Assert.Contains("\"h\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_LawThatDoesNotFit_IsRefusedByName(string name)
    {
        Stochastic<Tensor> program = from z in new Cauchy(_model.Logits1(), Tensor.Full([3], 1, _model.X)).Named("z") select _model.Cost1(z);

        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => program
            .Under(ContractRules.Unbiased[name](_model))
            .Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));

        Assert.Contains("\"z\"", error.Message, StringComparison.Ordinal);
    }

    private static EstimateOptions Options(ParameterSet parameters)
        => new() { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(parameters) };

    private GradientEstimate Estimate(string name, Func<TwoLayerModel, Stochastic<Tensor>> program, ParameterSet parameters)
        => program(_model).Under(ContractRules.Unbiased[name](_model))
            .Estimate(parameters, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] });

    private void AssertUnbiased(string name, Func<TwoLayerModel, Stochastic<Tensor>> program, ParameterSet parameters, Tensor exact)
        => ZTest.Run(() => program(_model).Under(ContractRules.Unbiased[name](_model)), parameters, exact, Options(parameters))
            .AssertUnbiased();
}
