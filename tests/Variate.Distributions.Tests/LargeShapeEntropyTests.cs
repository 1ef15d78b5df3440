using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>Entropies at large shapes, whose usual formulas have terms as large as the shapes.</summary>
public class LargeShapeEntropyTests
{
    private static readonly Dictionary<string, Func<ElementType, IEntropy>> Laws = new(StringComparer.Ordinal)
    {
        ["Beta"] = static type => new Beta(Row(type, 65536), Row(type, 1048576)),
        ["LogitBeta"] = static type => new LogitBeta(Row(type, 65536), Row(type, 1048576)),
        ["Dirichlet"] = static type => new Dirichlet(Row(type, 65536, 1048576, 4096)),
        ["Beta, uneven"] = static type => new Beta(Row(type, 0.5), Row(type, 1048576)),
        ["Gamma"] = static type => new Gamma(Row(type, 1048576), Row(type, 1)),
        ["StudentT"] = static type => new StudentT(Row(type, 1048576), Row(type, 0), Row(type, 1)),
        ["VonMises"] = static type => new VonMises(Row(type, 0), Row(type, 1048576)),
    };

    public static TheoryData<string> Names => [.. Laws.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Entropy_InFloat32_IsThatOfFloat64(string name)
    {
        double exact = Laws[name](ElementType.Float64).Entropy.ToScalar();

        Assert.Equal(exact, Laws[name](ElementType.Float32).Entropy.ToScalar(), 1e-6 * (8 + Math.Abs(exact)));
    }

    [Fact]
    public void Entropy_LargeShapes_IsThatOfTheNormalLimit()
    {
        // The variance of Beta(a, b) is ab/((a + b)²(a + b + 1)); the next term of the entropy is of order 1/a.
        const double A = 65536;
        const double B = 1048576;
        double variance = A / (A + B) * (B / (A + B)) / (A + B + 1);

        double entropy = new Beta(Runs.Row(A), Runs.Row(B)).Entropy.ToScalar();

        Assert.Equal(0.5 * Math.Log(2 * Math.PI * Math.E * variance), entropy, 1 / A);
    }

    private static Tensor Row(ElementType type, params double[] elements) => Runs.Row(elements).To(type);
}
