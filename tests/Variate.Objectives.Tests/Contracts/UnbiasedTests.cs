using Variate.Objectives.Tests.Models;
using Variate.Programs;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>Bounds whose gradient is that of their expectation, on every model, against quadrature times enumeration.</summary>
public class UnbiasedTests
{
    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (string model in ContractModels.All.Keys)
            {
                foreach (string objective in ContractObjectives.Unbiased.Keys)
                {
                    for (int count = Math.Max(2, ContractObjectives.Unbiased[objective].LeastCount); count <= 3; count++)
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
        var expected = Expected.Of(model.Table(contract.Nodes(count)).Expectation(count, objective.Function), model.Parameters);

        var result = ZTest.Run(
            () => model.LogJoint().Under(objective.Create(count)),
            model.Parameters,
            expected,
            ParticleModel.Options);

        result.AssertUnbiased();
    }
}
