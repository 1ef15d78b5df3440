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
                    foreach (int count in ContractObjectives.Unbiased[objective].Counts.Where(count => count <= ContractModels.All[model].LargestCount))
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
    public void Table_WithMoreNodes_StaysFarBelowTheStandardErrors(string name)
    {
        ContractModel contract = ContractModels.All[name];
        ParticleModel model = contract.Create();
        int nodes = contract.Nodes(contract.LargestCount);

        var coarse = Expected.Of(model.Table(nodes).Expectation(2, Bounds.ImportanceWeighted), model.Parameters);
        var fine = Expected.Of(model.Table(nodes + 6).Expectation(2, Bounds.ImportanceWeighted), model.Parameters);

        for (int i = 0; i < fine.Gradients.Length; i++)
        {
            // Standard errors are about 10⁻³.
            Assert.True(Math.Sqrt((fine.Gradients[i] - coarse.Gradients[i]).SumOfSquares()) < 1e-4);
        }
    }
}
