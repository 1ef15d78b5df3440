using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Every law: its parameters, threads and shapes.</summary>
public class ParameterTests
{
    private const int Draws = 5003;

    public static TheoryData<string> Laws => LawTable.Names();

    [Theory]
    [MemberData(nameof(Laws))]
    public void Constructor_ParameterOutsideItsRange_ThrowsWithNameValueAndRange(string name)
    {
        LawRow row = LawTable.Named(name);
        for (int i = 0; i < row.Values.Count; i++)
        {
            foreach (double refused in row.Family.Parameters[i].Refused())
            {
                double[] values = [.. row.Values];
                values[i] = refused;

                ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => row.LawAt(values));

                LawParameter parameter = row.Family.Parameters[i];
                Assert.Equal(parameter.Name, exception.ParamName);
                Assert.Contains(
                    FormattableString.Invariant($"every element of {parameter.Name} in the open interval ({parameter.Lower}, {parameter.Upper}), got {refused} at position"),
                    exception.Message,
                    StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Constructor_ParametersWithoutAxes_Throws(string name)
    {
        LawRow row = LawTable.Named(name);

        Assert.Throws<ShapeMismatchException>(() => row.Family.Create(row.Leaves([])));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void DrawAndLogProbability_AnyNumberOfThreads_AreTheSameBits(string name)
    {
        LawRow row = LawTable.Named(name);
        double[] single = DrawWith(row, 1);

        Assert.Equal(single, DrawWith(row, 2));
        Assert.Equal(single, DrawWith(row, 3));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Draw_GlobalOrPerDatum_HasTheShapeOfTheParameters(string name)
    {
        LawRow row = LawTable.Named(name);

        Assert.Equal<Shape>([4, 1, 1], row.Law().Draw(Runs.Of(4, [5])).Shape);
        Assert.Equal<Shape>([4, 5, 2], row.Family.Create(row.Leaves([5, 2])).Draw(Runs.Of(4, [5])).Shape);
        Assert.Equal<Shape>([4, 5], row.Family.Create(row.Leaves([5, 2])).LogProbability(row.Family.Create(row.Leaves([5, 2])).Draw(Runs.Of(4, [5]))).Shape);
    }

    private static double[] DrawWith(LawRow row, int threadCount)
    {
        using var workspace = new Workspace(threadCount);
        Distribution law = row.Family.Create([.. row.Leaves([1], ElementType.Float32).Select(leaf => leaf.AttachTo(workspace))]);
        Tensor draw = law.Draw(Runs.Of(Draws, []));
        List<double> bits = [.. Runs.Elements(draw), .. Runs.Elements(law.LogProbability(draw))];
        if (law is IVariableNablas { VariableNablas: { } nablas })
        {
            bits.AddRange(nablas.SelectMany(nabla => Runs.Elements(nabla.At(draw))));
        }

        return [.. bits];
    }
}
