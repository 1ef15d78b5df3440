using System.Collections.Immutable;

namespace Variate.Tensors.Tests;

/// <summary>A value and its one-component changes give the numbers of their dense elements, through every operation.</summary>
public class ChangesTests
{
    private const int Bits = 5;
    private const int Columns = 21;
    private static readonly Shape[] Shapes = [[Bits], [3, Bits], [2, 3, Bits], [1, 3, Bits]];

    /// <summary>What keeps the structure.</summary>
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Preserving = new(StringComparer.Ordinal)
    {
        ["the changes themselves"] = static z => z,
        ["marked"] = static z => z.MarkLeadingAxes(1),
        ["of the same rank"] = static z => z.PadRank(z.Rank),
        ["an alias"] = static z => z.Alias(),
        ["scaled and shifted"] = static z => (2 * z) - 1,
        ["negated"] = static z => -z,
        ["plus a vector"] = static z => z + Draw("v", [Bits], z),
        ["minus a vector"] = static z => z - Draw("v", [Bits], z),
        ["a vector minus it"] = static z => Draw("v", [Bits], z) - z,
        ["plus a row shared by the changes"] = static z => z + Draw("u", z.Shape.With(0, 1), z),
        ["without the base"] = static z => z.Slice(0, 1, Bits),
        ["times a matrix"] = static z => z.MatMul(Draw("w", [Bits, Columns], z)),
        ["an affine map"] = static z => z.Affine(Draw("w", [Bits, Columns], z), Draw("b", [Columns], z)),
        ["an affine map of the coded bits"] = static z => Tensor.Affine(z, 2, -1).Affine(Draw("w", [Bits, Columns], z), Draw("b", [Columns], z)) * 0.5,
        ["two affine maps"] = static z => (z.MatMul(Draw("w", [Bits, Columns], z)) + 0.3).MatMul(Draw("w2", [Columns, 4], z)),
    };

    /// <summary>What meets the dense elements, or reduces them.</summary>
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Reading = new(StringComparer.Ordinal)
    {
        ["tanh"] = static z => Map(z).Tanh(),
        ["tanh of the changes themselves"] = static z => z.Tanh(),
        ["softplus without the base"] = static z => Map(z).Slice(0, 1, Bits).Softplus(),
        ["tanh, then a matrix"] = static z => Map(z).Tanh().MatMul(Draw("w2", [Columns, 4], z)),
        ["plus itself"] = static z => Map(z) + Map(z),
        ["minus its square"] = static z => z - z.Square(),
        ["plus what differs between the changes"] = static z => z + Draw("d", z.Shape, z),
        ["plus more axes"] = static z => z + Draw("m", [2, .. z.Shape], z),
        ["times a vector"] = static z => z * Draw("v", [Bits], z),
        ["over a vector"] = static z => z / (Draw("v", [Bits], z) + 3),
        ["the sum of a row"] = static z => Map(z).Sum(^1),
        ["another slice"] = static z => z.Slice(0, 1, 2) + z.Slice(0, 0, 1),
        ["a slice of the components"] = static z => z.Slice(^1, 1, 2),
        ["reshaped"] = static z => Map(z).Reshape([z.Shape.ElementCount / Bits, Columns]).Exp(),
        ["repeated"] = static z => z.BroadcastTo([2, .. z.Shape]),
        ["transposed"] = static z => Map(z).MoveFirstAxisToLast(),
        ["joined"] = static z => Tensor.Concatenate(^1, z, Map(z)),
        ["the largest"] = static z => Map(z).MaxLastAxis(),
        ["softmax"] = static z => Map(z).Softmax(),
        ["a batch of products"] = static z => Map(z).Reshape([z.Shape[0], z.Shape[1..^1].ElementCount, Columns]).MatMul(Draw("p", [z.Shape[0], Columns, 2], z)),
        ["log-probability of it under a vector"] = static z => LogProbabilities.Bernoulli(z, Draw("v", [Bits], z)),
        ["log-probability of it under one logit"] = static z => LogProbabilities.Bernoulli(z, Draw("v", [1], z)),
        ["log-probability of it under rows"] = static z => LogProbabilities.Bernoulli(z, Draw("rows", z.Shape[1..], z)),
        ["log-probability of it under changing logits"] = static z => LogProbabilities.Bernoulli(z, Draw("all", z.Shape, z)),
        ["log-probability of it under itself"] = static z => LogProbabilities.Bernoulli(z, (2 * z) - 1),
        ["log-probability of a vector"] = static z => LogProbabilities.Bernoulli(Draw("x", [Columns], z).Step(), Map(z)),
        ["log-probability of one number"] = static z => LogProbabilities.Bernoulli(Draw("x", [1], z).Step(), Map(z)),
        ["log-probability of rows"] = static z => LogProbabilities.Bernoulli(Draw("x", [.. z.Shape[1..^1], Columns], z).Sigmoid(), Map(z)),
        ["log-probability without the base"] = static z => LogProbabilities.Bernoulli(Draw("x", [Columns], z).Step(), Map(z).Slice(0, 1, Bits)),
        ["log-probability of what changes"] = static z => LogProbabilities.Bernoulli(Draw("x", [.. z.Shape[..^1], Columns], z).Step(), Map(z)),
        ["log-probability of more axes"] = static z => LogProbabilities.Bernoulli(Draw("x", [2, .. z.Shape[..^1], Columns], z).Step(), Map(z)),
        ["log-probability after two maps"] = static z => LogProbabilities.Bernoulli(Draw("x", [4], z).Step(), Map(z).MatMul(Draw("w2", [Columns, 4], z))),
        ["normal log-density"] = static z => LogProbabilities.Normal(Map(z), Draw("x", [Columns], z), Draw("s", [Columns], z).Exp()),
    };

    public static TheoryData<string, ElementType> PreservingNames => Names(Preserving);

    public static TheoryData<string, ElementType> ReadingNames => Names(Reading);

    [Fact]
    public void OneComponentChanges_Rows_DifferFromTheValueInOneComponent()
    {
        var changes = Tensor.OneComponentChanges(Tensor.Create([1.0, 2, 3, 4], [2, 2]), Tensor.Create([-1.0, -2], [2]));

        Assert.Equal<double>([1, 2, 3, 4, -1, 2, -1, 4, 1, -2, 3, -2], changes.ToImmutableArray());
        Assert.Equal([3, 2, 2], changes.Shape.AsSpan().ToArray());
    }

    [Fact]
    public void OneComponentChanges_ComponentsThatDoNotBroadcast_Throws()
        => Assert.Throws<ShapeMismatchException>(() => Tensor.OneComponentChanges(Tensor.Zeros([2, 3]), Tensor.Zeros([2])));

    [Theory]
    [MemberData(nameof(PreservingNames))]
    public void Apply_OperationThatKeepsChanges_GivesTheDenseElementsWithoutFormingThem(string name, ElementType type)
    {
        foreach (Tensor changes in Cases(type))
        {
            Tensor kept = Preserving[name](changes);
            bool isDense = kept.Storage.IsDense;

            Assert.NotNull(kept.Changes);
            Assert.False(isDense);
            AssertClose(Preserving[name](changes.Copy()), kept);
        }
    }

    [Theory]
    [MemberData(nameof(ReadingNames))]
    public void Apply_AnyOtherOperation_GivesTheDenseElements(string name, ElementType type)
    {
        foreach (Tensor changes in Cases(type))
        {
            AssertClose(Reading[name](changes.Copy()), Reading[name](changes));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(80, 1)]
    [InlineData(-80, 1)]
    [InlineData(300, 1)]
    [InlineData(-300, 1)]
    [InlineData(3, 30)]
    [InlineData(80, 39)]
    [InlineData(-80, 39)]
    [InlineData(2, 60)]
    [InlineData(0, 500)]
    public void Bernoulli_LargeLogitsAndChanges_GivesTheDenseLogProbability(double logit, double weight)
    {
        foreach (ElementType type in new[] { ElementType.Float32, ElementType.Float64 })
        {
            foreach (Tensor changes in Cases(type))
            {
                Tensor weights = Draw("w", [Bits, Columns], changes) * weight;
                var bias = Tensor.Full([Columns], logit, changes);
                Tensor x = Draw("x", [Columns], changes).Step();
                Tensor LogProbability(Tensor z) => LogProbabilities.Bernoulli(x, Tensor.Affine(z, 2, -1).Affine(weights, bias));

                AssertClose(LogProbability(changes.Copy()), LogProbability(changes));
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Bernoulli_WeightThatIsNoNumber_GivesNoNumberWhereTheDenseOneDoes(double weight)
    {
        foreach (Tensor changes in Cases(ElementType.Float64))
        {
            double[] elements = [.. Draw("w", [Bits, Columns], changes).ToImmutableArray()];
            elements[Columns + 2] = weight;
            var weights = Tensor.Create(elements, [Bits, Columns]);
            Tensor LogProbability(Tensor z) => LogProbabilities.Bernoulli(Draw("x", [Columns], changes).Step(), z.MatMul(weights));

            Assert.Equal(
                LogProbability(changes.Copy()).ToImmutableArray().Select(double.IsFinite),
                LogProbability(changes).ToImmutableArray().Select(double.IsFinite));
        }
    }

    [Fact]
    public void Bernoulli_AmountsOfSeveralMagnitudes_GivesTheDenseLogProbability()
    {
        var changes = Tensor.OneComponentChanges(Draw("value", [3, Bits], Tensor.Zeros([], ElementType.Float64)), Tensor.Zeros([], ElementType.Float64));
        Tensor LogProbability(Tensor z) => LogProbabilities.Bernoulli(Draw("x", [Columns], z).Step(), Map(z));

        AssertClose(LogProbability(changes.Copy()), LogProbability(changes));
    }

    [Fact]
    public void Bernoulli_OneBitUnderSeveralLogits_GivesTheDenseLogProbability()
    {
        var changes = Tensor.OneComponentChanges(Tensor.Create([0.0, 1], [2, 1]), Tensor.Create([1.0, 0], [2, 1]));
        Tensor logits = Draw("v", [Bits], changes);

        AssertClose(LogProbabilities.Bernoulli(changes.Copy(), logits), LogProbabilities.Bernoulli(changes, logits));
    }

    [Fact]
    public void Bernoulli_ThousandsOfColumns_GivesTheDenseLogProbability()
    {
        var like = Tensor.Zeros([], ElementType.Float64);
        Tensor changes = Flips(Draw("z", [2, Bits], like).Step());
        Tensor weights = Draw("wide", [Bits, 5003], like) * 8;
        Tensor x = Draw("x", [2, 5003], like).Step();
        Tensor LogProbability(Tensor z) => LogProbabilities.Bernoulli(x, z.MatMul(weights));

        AssertClose(LogProbability(changes.Copy()), LogProbability(changes));
    }

    [Fact]
    public void Gradient_ThroughChanges_IsThatOfTheDenseElements()
    {
        Tensor changes = Cases(ElementType.Float64)[2];
        Tensor[] leaves =
        [
            Draw("w", [Bits, Columns], changes).AsLeaf(),
            Draw("b", [Columns], changes).AsLeaf(),
            Draw("v", [Bits], changes).AsLeaf(),
            changes.AsLeaf(),
        ];
        Tensor Cost(Tensor z)
            => LogProbabilities.Bernoulli(Draw("x", [Columns], z).Step(), ((2 * z) - 1).Affine(leaves[0], leaves[1])).Square()
                + LogProbabilities.Bernoulli(z, leaves[2])
                + (z.MatMul(leaves[0]) + leaves[1]).Tanh().Sum(^1);

        ImmutableArray<Tensor> expected = Gradient.Of(Cost(changes.Copy()), leaves.AsSpan(0, 3));
        ImmutableArray<Tensor> actual = Gradient.Of(Cost(changes), leaves.AsSpan(0, 3));
        Tensor leafOfCopy = changes.Copy().AsLeaf();

        for (int i = 0; i < expected.Length; i++)
        {
            AssertClose(expected[i], actual[i]);
        }

        AssertClose(Gradient.Of(Cost(leafOfCopy), [leafOfCopy])[0], Gradient.Of(Cost(leaves[3]), [leaves[3]])[0]);
    }

    [Fact]
    public void MutableElements_BeforeChangesAreRead_MakesReadingThrow()
    {
        var weights = new Parameter("weights", Draw("w", [Bits, Columns], Tensor.Zeros([])));
        Tensor unread = Cases(ElementType.Float32)[2].MatMul(weights);
        Tensor read = Cases(ElementType.Float32)[2].MatMul(weights);
        Assert.Equal(6 * 3 * Columns, read.ToImmutableArray().Length);

        weights.MutableElements<float>()[0] = 7;

        Assert.Equal(6 * 3 * Columns, read.ToImmutableArray().Length);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => unread.ToImmutableArray());
        Assert.Contains("changed in place", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recycle_BeforeChangesAreRead_MakesReadingThrow()
    {
        using var workspace = new Workspace(1);
        Tensor bits = Draw("z", [3, Bits], Tensor.Zeros([])).Step().AttachTo(workspace);
        Tensor unread = Flips(bits) + 1;

        workspace.Recycle();

        Assert.Throws<InvalidOperationException>(() => unread.ToImmutableArray());
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Bernoulli_OnAnyNumberOfThreads_HasTheSameBits(ElementType type)
    {
        double[] alone = LogProbabilityOn(1, type);

        Assert.Equal(alone, LogProbabilityOn(2, type));
        Assert.Equal(alone, LogProbabilityOn(3, type));
    }

    private static double[] LogProbabilityOn(int threads, ElementType type)
    {
        using var workspace = new Workspace(threads);
        var like = Tensor.Zeros([], type);
        Tensor bits = Draw("z", [17, 37], like).Step().AttachTo(workspace);
        Tensor logits = ((2 * Flips(bits)) - 1).Affine(Draw("w", [37, 203], like), Draw("b", [203], like));
        return [.. LogProbabilities.Bernoulli(Draw("x", [17, 203], like).Step(), logits).ToImmutableArray()];
    }

    /// <summary>Flips, and changes towards 1 of which some change nothing, over several leading axes.</summary>
    private static Tensor[] Cases(ElementType type)
    {
        var like = Tensor.Zeros([], type);
        IEnumerable<Tensor> bits = Shapes.Select(shape => Draw($"z{shape}", shape, like).Step());
        return [.. bits.SelectMany(z => new[] { Flips(z), Tensor.OneComponentChanges(z, Tensor.Ones([], type)) })];
    }

    private static Tensor Flips(Tensor bits) => Tensor.OneComponentChanges(bits, 1 - bits);

    private static Tensor Map(Tensor z) => Tensor.Affine(z, 2, -1).Affine(Draw("w", [Bits, Columns], z), Draw("b", [Columns], z));

    private static Tensor Draw(string name, Shape shape, Tensor like) => Noise.Normal(RandomKey.FromSeed(12).For(name), shape, Tensor.Zeros([], like.ElementType));

    private static TheoryData<string, ElementType> Names(Dictionary<string, Func<Tensor, Tensor>> operations)
    {
        var names = new TheoryData<string, ElementType>();
        foreach (string name in operations.Keys)
        {
            names.Add(name, ElementType.Float32);
            names.Add(name, ElementType.Float64);
        }

        return names;
    }

    /// <summary>To the rounding of the longest sum there is: some hundred last bits of the largest element.</summary>
    private static void AssertClose(Tensor expected, Tensor actual)
    {
        double[] numbers = [.. expected.ToImmutableArray()];
        double largest = numbers.Append(1).Max(Math.Abs);
        double rounding = 100 * largest * Math.ScaleB(1, expected.ElementType == ElementType.Float32 ? -24 : -53);

        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.LeadingAxes, actual.LeadingAxes);
        Assert.All(actual.ToImmutableArray().Zip(numbers), pair => Assert.InRange(pair.First - pair.Second, -rounding, rounding));
    }
}
