using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Counts;

/// <summary>Laws of counts against the stored table, in both element types; a failure names the worst entry.</summary>
public class CountReferenceTests
{
    public static TheoryData<string, ElementType> Laws
    {
        get
        {
            TheoryData<string, ElementType> cases = [];
            foreach (string law in CountEntry.All.Select(static entry => entry.Law).Distinct())
            {
                cases.Add(law, ElementType.Float32);
                cases.Add(law, ElementType.Float64);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void LogProbability_OfTheTable_IsExactToTheRoundingOfItsTerms(string law, ElementType type)
        => AssertAll(
            Of(law, "log_prob", type),
            entry => entry.Make(type).LogProbability(Runs.Row(entry.Count).To(type)).ToScalar(),
            entry => 6 * Epsilon(type) * Terms(entry));

    [Theory]
    [MemberData(nameof(Laws))]
    public void Entropy_OfTheTable_IsExactToRounding(string law, ElementType type)
        => AssertAll(
            Of(law, "entropy", type).Where(entry => entry.Make(type) is IEntropy),
            entry => ((IEntropy)entry.Make(type)).Entropy.ToScalar(),
            entry => 8 * Epsilon(type) * Math.Max(1, entry.Value));

    [Theory]
    [MemberData(nameof(Laws))]
    public void VariableNabla_OfTheTable_MeetsTheGoalOfClosedForms(string law, ElementType type)
        => AssertAll(
            Of(law, "nabla", type),
            entry => Nabla(entry, type),
            entry => (type == ElementType.Float32 ? 2e-7 : 1e-14) * Math.Max(1, entry.Condition) * Math.Abs(entry.Value) * Slack(entry));

    /// <summary>Towards r it is a series or an expansion, whose goal is 1e-11. Categories are held as logits: their rounding is one of |ln weight|.</summary>
    private static double Slack(CountEntry entry)
    {
        if (entry.Law == "Categorical")
        {
            return 1 + entry.Parameters.GetProperty("weights").EnumerateArray().Max(static weight => Math.Abs(Math.Log(weight.GetDouble())));
        }

        return entry.Parameter == "total_count" ? 1e3 : 1;
    }

    private static IEnumerable<CountEntry> Of(string law, string kind, ElementType type)
        => CountEntry.All.Where(entry => entry.Law == law && entry.Kind == kind && (type == ElementType.Float64 || entry.IsSingle));

    private static double Epsilon(ElementType type) => type == ElementType.Float32 ? Math.Pow(2, -23) : Math.Pow(2, -52);

    /// <summary>About Σ |terms| of the sum that ln p is: what a rounding of each of them costs. That of a Poisson law is one number.</summary>
    private static double Terms(CountEntry entry)
    {
        double ofTries = entry.Law switch
        {
            "Poisson" => 0,
            "Binomial" => entry.Parameters.GetProperty("n").GetDouble(),
            _ => entry.Count,
        };
        return Math.Max(1, Math.Abs(entry.Value)) + ofTries;
    }

    private static double Nabla(CountEntry entry, ElementType type)
    {
        Distribution law = entry.Make(type);
        string name = entry.Parameter switch
        {
            "rate" => "Rate",
            "total_count" => "TotalCount",
            _ => "Logits",
        };
        VariableNabla nabla = ((IVariableNablas)law).VariableNablas.Single(nabla => nabla.Name == name);
        int category = law is Categorical ? entry.Parameter["logits[".Length] - '0' : 0;
        return nabla.At(Runs.Row(entry.Count).To(type)).ElementAt(category);
    }

    private static void AssertAll(IEnumerable<CountEntry> entries, Func<CountEntry, double> actual, Func<CountEntry, double> bound)
    {
        (double worst, CountEntry entry, double value) = entries
            .Select(entry => (Entry: entry, Value: actual(entry)))
            .Select(pair => (Excess: Excess(Math.Abs(pair.Value - pair.Entry.Value), bound(pair.Entry)), pair.Entry, pair.Value))
            .DefaultIfEmpty((0, CountEntry.All[0], 0))
            .MaxBy(static row => row.Item1);
        Assert.True(
            worst <= 1,
            FormattableString.Invariant($"{entry}: expected {entry.Value:R}, got {value:R}; the error is {worst:0.0} times its bound."));
    }

    private static double Excess(double error, double bound) => error == 0 ? 0 : double.IsNaN(error) ? double.PositiveInfinity : error / bound;
}
