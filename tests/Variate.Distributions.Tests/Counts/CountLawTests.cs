using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Counts;

/// <summary>What every law of counts owes to its own mass, by exact sums.</summary>
public class CountLawTests
{
    private const double Rounding = 1e-12;
    private const double DerivativeRounding = 1e-10;
    private const int Draws = 20_000;

    public static TheoryData<string> Names => [.. CountLawCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ComponentLogProbability_AllValues_SumsToOne(string name)
        => Assert.Equal(1, Masses(name).Sum(), Rounding);

    [Theory]
    [MemberData(nameof(Names))]
    public void LogProbability_OfSeveralComponents_IsTheSumOfThem(string name)
    {
        CountLawCase row = CountLawCase.All[name];
        Tensor values = row.Values.BroadcastTo([row.Last + 1, 3]);

        double[] sums = Runs.Elements(row.Law.ComponentLogProbability(values).Sum(^1));

        Assert.All(
            Runs.Elements(row.Law.ComponentLogProbability(row.Values)).Zip(sums),
            static pair => Assert.Equal(3 * pair.First, pair.Second, Rounding * (1 + Math.Abs(pair.Second))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MeanAndVariance_OfTheMass_AreItsSums(string name)
    {
        double[] masses = Masses(name);
        var law = (IVariance)CountLawCase.All[name].Law;

        double mean = masses.Select(static (mass, y) => mass * y).Sum();
        double variance = masses.Select((mass, y) => mass * (y - mean) * (y - mean)).Sum();

        Assert.Equal(mean, law.Mean.ToScalar(), Rounding * (1 + mean));
        Assert.Equal(variance, law.Variance.ToScalar(), Rounding * (1 + variance));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Entropy_WhereClosed_IsTheSum(string name)
    {
        if (CountLawCase.All[name].Law is IEntropy law)
        {
            Assert.Equal(-Masses(name).Sum(static mass => mass * Math.Log(mass)), law.Entropy.ToScalar(), Rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CumulativeProbability_AtAndBetweenCounts_IsThePartialSum(string name)
    {
        CountLawCase row = CountLawCase.All[name];
        var law = (ICumulative)row.Law;
        double sum = 0;
        int y = 0;

        foreach (double mass in Masses(name))
        {
            sum += mass;
            Assert.Equal(sum, law.CumulativeProbability(Runs.Row(y)).ToScalar(), Rounding);
            Assert.Equal(sum, law.CumulativeProbability(Runs.Row(y + 0.5)).ToScalar(), Rounding);
            y++;
        }

        Assert.Equal([0, 0], Runs.Elements(law.CumulativeProbability(Tensor.Create([-1e-9, -7], [2, 1]))));
        Assert.Equal(1, law.CumulativeProbability(Runs.Row(1e6)).ToScalar(), 1e-15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CumulativeProbability_TrackedParameters_IsAConstant(string name)
    {
        CountLawCase row = CountLawCase.All[name];

        Assert.False(((ICumulative)row.Make(Leaves(row))).CumulativeProbability(row.Values).IsTracked);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void VariableNablas_OfTwoCosts_GiveTheGradientOfTheMean(string name)
    {
        CountLawCase row = CountLawCase.All[name];
        foreach (Func<double, double> cost in (Func<double, double>[])[static y => Math.Sin(1.3 * y) + (0.2 * y), static y => y * y / (1 + y)])
        {
            Tensor[] leaves = Leaves(row);
            ComponentwiseDistribution law = row.Make(leaves);
            Tensor masses = law.ComponentLogProbability(row.Values).Exp();
            Tensor mean = (masses * Along(row, cost)).SumAll();

            var surrogate = Tensor.Zeros([], ElementType.Float64);
            foreach (VariableNabla nabla in ((IVariableNablas)law).VariableNablas)
            {
                Tensor g = nabla.At(row.Values).StopGradient();
                Tensor differences = (Along(row, y => cost(y + 1) - cost(y)) * masses.StopGradient()).AppendAxes(g.Rank - 2);
                surrogate += (g * differences * nabla.Parameter).SumAll();
            }

            AssertClose(Gradient.Of(mean, leaves), Gradient.Of(surrogate, leaves));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void VariableNablas_AtTheLastValueOfAFiniteSupport_IsZero(string name)
    {
        CountLawCase row = CountLawCase.All[name];
        if (row.Law is IBoundedCounts law)
        {
            Assert.Equal(row.Last, law.LargestCount.ToScalar());
            Assert.All(Runs.Elements(((IVariableNablas)law).VariableNablas[0].At(Runs.Row(row.Last))), static g => Assert.Equal(0, g));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LogProbability_OutsideTheSupport_IsNegativeInfinityWithoutGradient(string name)
    {
        CountLawCase row = CountLawCase.All[name];
        if (name == "Bernoulli")
        {
            return; // It is defined for soft bits too.
        }

        double[] outside = [-1, 0.5, -1e-300, -1e300, 1.25, .. row.Law is IBoundedCounts ? [row.Last + 1.0, 1e300] : Array.Empty<double>()];
        Tensor[] leaves = Leaves(row);
        Tensor logProbability = row.Make(leaves).ComponentLogProbability(Tensor.Create([0, .. outside], [outside.Length + 1, 1]));

        Assert.True(double.IsFinite(logProbability.ElementAt(0)));
        Assert.All(Runs.Elements(logProbability).Skip(1), static element => Assert.Equal(double.NegativeInfinity, element));
        AssertClose(Gradient.Of(row.Make(leaves).LogProbability(Runs.Row(0)), leaves), Gradient.Of(logProbability.SumAll(), leaves));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_ManyTimes_HasTheCumulativeFrequencies(string name)
    {
        CountLawCase row = CountLawCase.All[name];
        double[] draws = Runs.Elements(row.Law.Draw(Runs.Of(Draws, [])));
        double sum = 0;
        int y = 0;

        foreach (double mass in Masses(name))
        {
            sum = Math.Min(1, sum + mass);
            double seen = draws.Count(draw => draw <= y);
            y++;

            // Five standard deviations of a binomial count, and one for where almost none is expected.
            Assert.Equal(Draws * sum, seen, (5 * Math.Sqrt(Draws * sum * (1 - sum))) + 1);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StopGradient_Tracked_KeepsTheLaw(string name)
    {
        CountLawCase row = CountLawCase.All[name];
        Distribution stopped = row.Make(Leaves(row)).StopGradient();

        Assert.False(stopped.LogProbability(row.Values).IsTracked);
        Assert.Equal(Runs.Elements(row.Law.LogProbability(row.Values)), Runs.Elements(stopped.LogProbability(row.Values)));
        Assert.False(row.Make(Leaves(row)).Draw(Runs.Of(3, [])).IsTracked);
    }

    private static double[] Masses(string name)
        => Runs.Elements(CountLawCase.All[name].Law.ComponentLogProbability(CountLawCase.All[name].Values).Exp());

    private static Tensor[] Leaves(CountLawCase row) => [.. row.Parameters.Select(static parameter => parameter.AsLeaf())];

    private static Tensor Along(CountLawCase row, Func<double, double> function)
        => Tensor.Create([.. Enumerable.Range(0, row.Last + 1).Select(y => function(y))], [row.Last + 1, 1]);

    private static void AssertClose(IReadOnlyList<Tensor> expected, IReadOnlyList<Tensor> actual)
    {
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.All(
                Runs.Elements(expected[i]).Zip(Runs.Elements(actual[i])),
                static pair => Assert.Equal(pair.First, pair.Second, DerivativeRounding));
        }
    }
}
