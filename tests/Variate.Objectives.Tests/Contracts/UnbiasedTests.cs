using Variate.Objectives.Tests.Models;
using Variate.Programs;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>Bounds whose gradient is that of their expectation, on every model, against quadrature times enumeration.</summary>
public class UnbiasedTests
{
    public static TheoryData<string> Models => [.. ContractModels.All.Keys];

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (string model in ContractModels.All.Keys)
            {
                foreach (string objective in ContractObjectives.Unbiased.Keys)
                {
                    foreach (int count in ContractObjectives.Unbiased[objective].Counts)
                    {
                        cases.Add(model, objective, count);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_UnbiasedObjective_AgreesWithTheTable(string modelName, string objectiveName, int count)
    {
        ContractModel contract = ContractModels.All[modelName];
        ParticleModel model = contract.Create();
        ContractObjective objective = ContractObjectives.Unbiased[objectiveName];
        Expected expected = contract.Expected(count, objective.Function);

        var result = ZTest.Run(
            () => model.LogJoint().Under(objective.Create(count)),
            model.Parameters,
            expected,
            ParticleModel.Options);

        result.AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Expected_WithMoreNodes_StaysFarBelowTheStandardErrors(string name)
    {
        ContractModel contract = ContractModels.All[name];
        ParticleModel model = contract.Create();
        Expected expected = contract.Expected(2, Bounds.ImportanceWeighted);

        var finer = Expected.Of(model.Table(contract.Nodes(2) + 4).Expectation(2, Bounds.ImportanceWeighted), model.Parameters);

        for (int i = 0; i < finer.Gradients.Length; i++)
        {
            Assert.Equal(0, Math.Sqrt((finer.Gradients[i] - expected.Gradients[i]).SumOfSquares()), 6);
        }
    }
}
