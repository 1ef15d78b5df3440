using Variate.Programs;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Every law: its mean, variance and entropy.</summary>
public class MomentTests
{
    public static TheoryData<string> Means => LawTable.NamesOf<IMean>(static row => row.HasMoments);

    public static TheoryData<string> Variances => LawTable.NamesOf<IVariance>(static row => row.HasMoments);

    public static TheoryData<string> Entropies => LawTable.NamesOf<IEntropy>();

    [Theory]
    [MemberData(nameof(Means))]
    public void Mean_Law_IsTheIntegralOfTheValue(string name)
    {
        LawRow row = LawTable.Named(name);

        double mean = ((IMean)row.Law()).Mean.ToScalar();

        double magnitude = row.Quadrature().Mean(row.Law(), Math.Abs);
        Assert.Equal(row.Quadrature().Mean(row.Law(), static y => y), mean, 1e-9 * magnitude);
    }

    [Theory]
    [MemberData(nameof(Variances))]
    public void Variance_Law_IsTheIntegralOfTheSquaredDistance(string name)
    {
        LawRow row = LawTable.Named(name);
        double mean = ((IMean)row.Law()).Mean.ToScalar();

        double variance = ((IVariance)row.Law()).Variance.ToScalar();

        double expected = row.Quadrature().Mean(row.Law(), y => (y - mean) * (y - mean));
        Assert.Equal(expected, variance, (1e-8 * expected) + (1e-15 * mean * mean));
    }

    [Theory]
    [MemberData(nameof(Entropies))]
    public void Entropy_Law_IsTheMeanOfTheNegativeLogProbability(string name)
    {
        LawRow row = LawTable.Named(name);
        Quadrature quadrature = row.Quadrature();
        double[] information = [.. Runs.Elements(row.Law().LogProbability(Quadrature.Column(quadrature.Points))).Select(static logP => -logP)];

        double entropy = ((IEntropy)row.Law()).Entropy.ToScalar();

        Assert.Equal(quadrature.Mean(row.Law(), information), entropy, 1e-9 * (1 + Math.Abs(entropy)));
    }

    [Theory]
    [MemberData(nameof(Means))]
    public void Mean_ManyComponents_HasTheShapeOfTheLaw(string name)
    {
        LawRow row = LawTable.Named(name);
        Distribution law = row.Family.Create([.. row.Leaves([1]).Take(1), .. row.Leaves([3]).Skip(1)]);

        Assert.Equal(law.Shape, ((IMean)law).Mean.Shape);
    }
}
