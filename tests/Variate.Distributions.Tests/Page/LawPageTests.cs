using System.Reflection;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Page;

/// <summary>The table of docs/distributions.md is what the types say of themselves.</summary>
/// <remarks>Accept a change with <c>VARIATE_ACCEPT=1 dotnet test -c Release tests/Variate.Distributions.Tests</c>.</remarks>
public class LawPageTests
{
    private static readonly Type[] Laws =
    [
        .. typeof(Normal).Assembly.GetExportedTypes()
            .Where(static type => type.IsSubclassOf(typeof(Distribution)) && !type.IsAbstract)
            .OrderBy(static type => type.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void Page_AllLaws_IsTheirTable()
    {
        string path = Path.Combine(Root(), "docs", "distributions.md");
        string page = File.ReadAllText(path);
        string[] lines = page.Split('\n');
        int start = Array.FindIndex(lines, static line => line.StartsWith("| law |", StringComparison.Ordinal));
        int end = Array.FindIndex(lines, start, static line => !line.StartsWith('|'));
        string[] table = [.. LawTableLines()];
        if (Environment.GetEnvironmentVariable("VARIATE_ACCEPT") == "1")
        {
            File.WriteAllText(path, string.Join('\n', [.. lines[..start], .. table, .. lines[end..]]));
            return;
        }

        Assert.Equal(table, lines[start..end]);
    }

    private static IEnumerable<string> LawTableLines()
    {
        yield return "| law | parameters | support | distribution function | moments | entropy | derivative of a sample | KL in closed form |";
        yield return "|---|---|---|---|---|---|---|---|";
        var examples = LawExamples.All.ToDictionary(static create => Family(create(Runs.Row).GetType()));
        foreach (Type type in Laws)
        {
            Assert.True(examples.TryGetValue(type, out Func<Func<double[], Tensor>, Distribution>? create), $"{type.Name} has no example.");
            Distribution law = create(Runs.Row);
            yield return $"| `{Name(type)}` | {Parameters(type)} | {law.Support} | {Tails(law)} | {Moments(law)} | {(law is IEntropy ? "yes" : "")} | {Derivative(law, create)} | {Divergences(law)} |";
        }
    }

    private static Type Family(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Name(Type type) => type.Name.Split('`')[0];

    /// <summary>Of the constructor, or of the factories.</summary>
    private static string Parameters(Type type)
    {
        IEnumerable<MethodBase> makers = type.GetConstructors();
        makers = makers.Concat(type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(static method => method.Name.StartsWith("From", StringComparison.Ordinal)));
        IEnumerable<string> names = makers.Select(static maker => string.Join(", ", maker.GetParameters().Select(static parameter => parameter.Name)));
        return string.Join("; or ", names.Distinct());
    }

    private static string Tails(Distribution law) => law switch
    {
        IUpperTail => "both tails",
        ICumulative => "lower tail",
        _ => "",
    };

    private static string Moments(Distribution law) => law switch
    {
        IVariance => "mean, variance",
        IMean => "mean",
        _ => "",
    };

    private static string Derivative(Distribution law, Func<Func<double[], Tensor>, Distribution> create)
    {
        List<string> ways = [];
        if (law is IReparameterised)
        {
            ways.Add(IsTwiceDifferentiable(create) ? "explicit" : "implicit");
        }

        if (law is IVariableNablas && (law.Support & SupportKind.Discrete) != 0)
        {
            ways.Add("variable-nabla");
        }

        if (law is IRelaxable)
        {
            ways.Add("relaxation");
        }

        return string.Join(", ", ways);
    }

    /// <summary>Whether a sample is a function of the parameters and noise, which has all derivatives, and not a number with a first one put in.</summary>
    private static bool IsTwiceDifferentiable(Func<Func<double[], Tensor>, Distribution> create)
    {
        List<Tensor> leaves = [];
        Distribution law = create(numbers =>
        {
            leaves.Add(Runs.Row(numbers).AsLeaf());
            return leaves[^1];
        });
        Tensor sample = ((IReparameterised)law).Reparameterise(Runs.Of(2, []));
        Tensor cost = sample.Square() * sample;
        try
        {
            return leaves.TrueForAll(leaf =>
            {
                Tensor slope = Gradient.Of(cost.SumAll(), [leaf], isDifferentiable: true)[0];
                return Gradient.Of(slope.Square().SumAll(), leaf)[0].ElementCount > 0;
            });
        }
        catch (NotSupportedException)
        {
            // The law refuses a second derivative.
            return false;
        }
    }

    private static string Divergences(Distribution law)
    {
        try
        {
            return Divergence.KullbackLeibler(law, law).IsExact ? "yes" : "";
        }
        catch (NotSupportedException)
        {
            return "";
        }
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Variate.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder above the tests holds Variate.slnx.");
        }

        return folder.FullName;
    }
}
