using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Every law: its samples, constant and reparameterised.</summary>
public class SamplingTests
{
    private const int Draws = 8000;

    public static TheoryData<string> Cumulative => LawTable.NamesOf<ICumulative>();

    public static TheoryData<string> Laws => LawTable.Names();

    public static TheoryData<string> Reparameterised => LawTable.NamesOf<IReparameterised>(static row => row.Law() is IVariableNablas);

    [Theory]
    [MemberData(nameof(Cumulative))]
    public void Draw_ManyTimes_HasTheDistributionFunction(string name)
    {
        LawRow row = LawTable.Named(name);
        var law = (ICumulative)row.Law();
        double[] draws = Runs.Elements(row.Law().Draw(Runs.Of(Draws, [])));

        if (row.IsDiscrete)
        {
            double[] cumulative = Runs.Elements(law.CumulativeProbability(Quadrature.Column(row.Quadrature().Points)));
            Frequencies.Assert(draws, cumulative);
        }
        else
        {
            double[] sorted = [.. draws.Order()];
            double[] levels = Runs.Elements(law.CumulativeProbability(Quadrature.Column(sorted)));
            GoodnessOfFit.AssertLaw(levels, static level => level);
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draw_InFloat32_IsInsideTheSupport(string name)
    {
        LawRow row = LawTable.Named(name);
        Distribution law = row.Law(ElementType.Float32);

        Tensor logProbabilities = law.LogProbability(law.Draw(Runs.Of(Draws, [])));

        Assert.All(Runs.Elements(logProbabilities), static value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draw_TrackedParameters_IsAConstant(string name)
    {
        LawRow row = LawTable.Named(name);
        Distribution law = row.Family.Create(row.Leaves([1]));
        Run run = Runs.Of(16, []);

        Assert.False(law.Draw(run).IsTracked);
        Assert.False(law.StopGradient().LogProbability(law.Draw(run)).IsTracked);
        Assert.Equal(Runs.Elements(law.Draw(run)), Runs.Elements(law.StopGradient().Draw(run)));
        Assert.NotEqual(Runs.Elements(law.Draw(run)), Runs.Elements(law.Draw(run, "other")));
    }

    [Theory]
    [MemberData(nameof(Reparameterised))]
    public void Reparameterise_Run_IsTheDrawWithTheVariableNablas(string name)
    {
        const int Count = 32;
        LawRow row = LawTable.Named(name);
        IReadOnlyList<Tensor> leaves = row.Leaves([Count, 1]);
        Distribution law = row.Family.Create(leaves);
        Run run = Runs.Of(1, [Count]);

        Tensor draw = law.Draw(run);
        Tensor sample = ((IReparameterised)law).Reparameterise(run);

        Assert.Equal(Runs.Elements(draw), Runs.Elements(sample));
        foreach (VariableNabla nabla in ((IVariableNablas)law).VariableNablas)
        {
            double[] expected = Runs.Elements(nabla.At(draw));
            double[] actual = Runs.Elements(Gradient.Of(sample, nabla.Parameter)[0]);
            Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-9 * Math.Abs(pair.First)));
        }
    }
}
