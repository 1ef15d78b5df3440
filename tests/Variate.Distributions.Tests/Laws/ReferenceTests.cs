using Variate.Distributions.Tests.Reference;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Laws with closed forms against stored values: variable-nablas, log-probabilities, entropies and divergences.</summary>
public class ReferenceTests
{
    // The goals of closed forms: a few roundings, times the condition of the entry.
    private const double Precision64 = 1e-14;
    private const double Precision32 = 2e-7;

    /// <summary>The law of an entry, given its parameters by their names there.</summary>
    private static readonly Dictionary<string, Func<Func<string, Tensor>, Distribution>> Laws = new(StringComparer.Ordinal)
    {
        ["Normal"] = static of => new Normal(of("loc"), of("scale")),
        ["LogNormal"] = static of => new LogNormal(of("loc"), of("scale")),
        ["LogitNormal"] = static of => new LogitNormal(of("loc"), of("scale")),
        ["Cauchy"] = static of => new Cauchy(of("loc"), of("scale")),
        ["Laplace"] = static of => new Laplace(of("loc"), of("scale")),
        ["Exponential"] = static of => new Exponential(of("rate")),
        ["Weibull"] = static of => new Weibull(of("scale"), of("concentration")),
    };

    /// <summary>Laws of which only the divergences are tested here.</summary>
    private static readonly Dictionary<string, Func<Func<string, Tensor>, Distribution>> OthersWithDivergences = new(StringComparer.Ordinal)
    {
        ["Gamma"] = static of => new Gamma(of("concentration"), of("rate")),
        ["Beta"] = static of => new Beta(of("alpha"), of("beta")),
        ["Dirichlet"] = static of => new Dirichlet(of("concentration")),
        ["VonMises"] = static of => new VonMises(of("loc"), of("concentration")),
        ["Bernoulli"] = static of => Bernoulli.FromProbabilities(of("prob")),
        ["Categorical"] = static of => OneHotCategorical.FromProbabilities(of("weights")),
        ["Poisson"] = static of => new Poisson(of("rate")),
        ["Geometric"] = static of => Geometric.FromProbabilities(of("prob")),
    };

    public static TheoryData<string> Names => [.. Laws.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void VariableNablas_StoredPoints_AreTheStoredValues(string name)
    {
        ReferenceEntry[] entries = [.. ReferenceEntry.All("variable-nabla.json").Where(entry => entry.Law == name)];

        Assert.NotEmpty(entries);
        foreach (ReferenceEntry entry in entries)
        {
            AssertClose(entry, NablaOf(entry, ElementType.Float64), Precision64);
            if (entry.IsSingle)
            {
                AssertClose(entry, NablaOf(entry, ElementType.Float32), Precision32);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LogProbabilityAndEntropy_StoredPoints_AreTheStoredValues(string name)
    {
        ReferenceEntry[] entries = [.. ReferenceEntry.All("log-probability.json").Where(entry => entry.Law == name)];

        foreach (ReferenceEntry entry in entries)
        {
            Distribution law = Laws[name](parameter => entry.Of(parameter));
            double? actual = entry.Json.GetProperty("kind").GetString() switch
            {
                "log_prob" => law.LogProbability(Runs.Row(entry.Point)).ToScalar(),
                "entropy" => ((IEntropy)law).Entropy.ToScalar(),
                _ => null,
            };

            Assert.Equal(entry.Value, actual ?? entry.Value, 1e-13 * (1 + Math.Abs(entry.Value)));
        }

        Assert.Contains(entries, static entry => entry.Json.GetProperty("kind").GetString() == "log_prob");
    }

    [Theory]
    [InlineData("Normal")]
    [InlineData("LogNormal")]
    [InlineData("Cauchy")]
    [InlineData("Laplace")]
    [InlineData("Exponential")]
    [InlineData("Weibull")]
    [InlineData("Gamma")]
    [InlineData("Beta")]
    [InlineData("Dirichlet")]
    [InlineData("VonMises")]
    [InlineData("Bernoulli")]
    [InlineData("Categorical")]
    [InlineData("Poisson")]
    [InlineData("Geometric")]
    public void KullbackLeibler_StoredPairs_AreTheStoredValues(string name)
    {
        ReferenceEntry[] entries = [.. ReferenceEntry.All("log-probability.json", "kl").Where(entry => entry.Law == name)];

        Assert.NotEmpty(entries);
        foreach (ReferenceEntry entry in entries)
        {
            Func<Func<string, Tensor>, Distribution> create = Laws.GetValueOrDefault(name) ?? OthersWithDivergences[name];
            Distribution p = create(parameter => entry.Of(parameter));
            Distribution q = create(parameter => entry.Of(parameter, of: "other"));

            DivergenceValue divergence = Divergence.KullbackLeibler(p, q);

            Assert.True(divergence.IsExact);
            // Terms of the size of the parameters cancel; of huge values the exponent is rounded before the exponential is taken.
            double size = 1 + entry.Magnitude("params") + entry.Magnitude("other") + Math.Abs(entry.Value);
            Assert.Equal(entry.Value, divergence.Value.ToScalar(), 1e-14 * size * (1 + Math.Log(size)));
        }
    }

    private static double NablaOf(ReferenceEntry entry, ElementType elementType)
    {
        var law = (IVariableNablas)Laws[entry.Law](parameter => entry.Of(parameter, elementType));
        string parameter = entry.Parameter == "loc" ? "location" : entry.Parameter;
        VariableNabla nabla = law.VariableNablas.Single(candidate => candidate.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase));
        return nabla.At(Tensor.Full([1], entry.Point, elementType)).ToScalar();
    }

    private static void AssertClose(ReferenceEntry entry, double actual, double precision)
    {
        double tolerance = precision * entry.Condition * Math.Abs(entry.Value);
        Assert.True(Math.Abs(actual - entry.Value) <= tolerance, FormattableString.Invariant($"Expected {entry.Value:R}, got {actual:R} for {entry.Json}."));
    }
}
