using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Variate.Tensors.Nablas;
using Variate.Tensors.Nablas.Beta;
using Variate.Tensors.Nablas.Gamma;
using Variate.Tensors.Nablas.StudentT;
using Variate.Tensors.Nablas.VonMises;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Nablas;

/// <summary>Same bits whatever the threads, registers and neighbours; shapes, limits and refusals.</summary>
public sealed unsafe class VariableNablaContractTests
{
    public static TheoryData<string> Families => NablaFamily.Names;

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_OfAnySamples_IsANumberInBothTypes(string family)
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            Assert.DoesNotContain(NablaFamily.Apply(family, NablaFamily.Samples(family, type)).ToImmutableArray().ToArray(), double.IsNaN);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_OfAnElementAlone_HasTheBitsItHasAmongOthers(string family)
    {
        Tensor[] operands = NablaFamily.Samples(family, ElementType.Float64);

        double[] together = NablaFamily.Apply(family, operands).ToImmutableArray().ToArray();

        for (int i = 0; i < together.Length; i += 7)
        {
            Tensor[] alone = [.. operands.Select(operand => Tensor.Full([], operand.ElementAt(i), operand))];
            Assert.Equal(together[i], NablaFamily.Apply(family, alone).ToScalar());
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_OfOneParameterForManyValues_HasTheBitsOfRepeatedParameters(string family)
    {
        Tensor[] operands = NablaFamily.Samples(family, ElementType.Float64);
        int count = operands[0].ElementCount;
        for (int i = 0; i < count; i += 100)
        {
            Tensor[] single = [operands[0], .. operands.Skip(1).Select(operand => Tensor.Full([], operand.ElementAt(i), operand))];

            // The last of every chunk differs, so that no chunk has one parameter for all.
            Tensor[] repeated = [operands[0], .. operands.Skip(1).Select(operand => Repeated(operand.ElementAt(i), count))];

            double[] expected = NablaFamily.Apply(family, repeated).ToImmutableArray().ToArray();
            double[] actual = NablaFamily.Apply(family, single).ToImmutableArray().ToArray();
            Assert.Equal(expected.Where((_, index) => !IsLastOfChunk(index)), actual.Where((_, index) => !IsLastOfChunk(index)));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Family_OnAnyNumberOfThreads_HasTheSameBits(string family)
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            Tensor[] operands = NablaFamily.Samples(family, type);
            double[] alone = NablaFamily.Apply(family, operands).ToImmutableArray().ToArray();
            for (int threads = 1; threads <= 3; threads++)
            {
                using var workspace = new Workspace(threads);
                Tensor[] attached = [.. operands.Select(operand => operand.AttachTo(workspace))];
                Assert.Equal(alone, NablaFamily.Apply(family, attached).ToImmutableArray().ToArray());
            }
        }
    }

    [Fact]
    public void Chunks_OfAnyWidth_HaveTheBitsOfScalarLanes()
    {
        CheckWidths<GammaNabla<SampleScale>>("Gamma");
        CheckWidths<GammaNabla<LogScale>>("LogGamma");
        CheckWidths<BetaNabla<ValueTowardsFirst>>("BetaTowardsFirst");
        CheckWidths<BetaNabla<LogitTowardsSecond>>("LogitBetaTowardsSecond");
        CheckWidths<StudentTNabla>("StudentT");
        CheckWidths<VonMisesNabla>("VonMises");
    }

    [Fact]
    public void Gamma_OfBroadcastOperands_HasTheBroadcastShape()
    {
        var value = Tensor.Create([0.5, 1.5, 40], [3]);
        var shape = Tensor.Create([0.3, 20], [2, 1]);

        Tensor g = VariableNablas.Gamma(value, shape);

        Assert.Equal([2, 3], g.Shape);
        Assert.Equal(VariableNablas.Gamma(value.At(2), shape.At(1).At(0)).ToScalar(), g.ElementAt(5));
    }

    [Fact]
    public void DirichletPullback_OfBroadcastConcentrations_HasTheBitsOfEveryRow()
    {
        var value = Tensor.Create([0.2, 0.3, 0.5, 0.7, 0.2, 0.1], [2, 3]);
        var shape = Tensor.Create([0.3, 20, 1], [3]);
        var gradient = Tensor.Create([1.0, -2, 3, 0.5, 0.25, 4], [2, 3]);

        Tensor both = VariableNablas.DirichletPullback(value, shape, gradient);

        Assert.Equal(both.At(1).ToImmutableArray().ToArray(), VariableNablas.DirichletPullback(value.At(1), shape, gradient.At(1)).ToImmutableArray().ToArray());
    }

    [Fact]
    public void DirichletPullback_OfManyComponents_HasTheBitsOnAnyNumberOfThreads()
    {
        // More components than a chunk has elements, and rows that no chunk divides.
        var value = Tensor.Full([5, 301], 1.0 / 301, ElementType.Float64);
        Tensor shape = Noise.Uniform(RandomKey.FromSeed(4), [301], value);
        Tensor gradient = Noise.Normal(RandomKey.FromSeed(5), [5, 301], value);
        using var workspace = new Workspace(3);

        Tensor alone = VariableNablas.DirichletPullback(value, shape, gradient);
        Tensor shared = VariableNablas.DirichletPullback(value.AttachTo(workspace), shape, gradient);

        Assert.Equal(alone.ToImmutableArray().ToArray(), shared.ToImmutableArray().ToArray());
        Assert.Equal(
            alone.At(4).ToImmutableArray().ToArray(), VariableNablas.DirichletPullback(value.At(4), shape, gradient.At(4)).ToImmutableArray().ToArray());
    }

    [Theory]
    [InlineData("Gamma", 0)]
    [InlineData("BetaTowardsFirst", 0)]
    [InlineData("BetaTowardsFirst", 1)]
    [InlineData("BetaTowardsSecond", 0)]
    [InlineData("BetaTowardsSecond", 1)]
    [InlineData("StudentT", 0)]
    [InlineData("VonMises", 0)]
    public void Family_AtAnEndOrTheCentre_IsZero(string family, double value)
    {
        double[] parameters = [0.3, 5, 2000];
        foreach (double parameter in parameters)
        {
            Tensor[] operands = [.. new[] { value, parameter, 0.7 }.Select(operand => Tensor.Full([], operand, ElementType.Float64))];
            Assert.Equal(0, NablaFamily.Apply(family, operands).ToScalar());
        }
    }

    [Theory]
    [InlineData("Gamma", -1, 1)]
    [InlineData("Gamma", 1, 0)]
    [InlineData("Gamma", 1, -2)]
    [InlineData("Gamma", double.NaN, 1)]
    [InlineData("Gamma", 1, double.NaN)]
    [InlineData("Gamma", double.PositiveInfinity, 1)]
    [InlineData("LogGamma", 1, -1)]
    [InlineData("BetaTowardsFirst", 1.5, 1)]
    [InlineData("BetaTowardsFirst", -0.5, 1)]
    [InlineData("BetaTowardsSecond", 0.5, 0)]
    [InlineData("LogitBetaTowardsFirst", double.NaN, 1)]
    [InlineData("StudentT", 1, 0)]
    [InlineData("StudentT", double.PositiveInfinity, 3)]
    [InlineData("VonMises", 1, -1)]
    [InlineData("VonMises", double.NaN, 1)]
    [InlineData("NegativeBinomial", -3, 1)]
    public void Family_OutsideTheDomain_IsNotANumber(string family, double value, double parameter)
    {
        Tensor[] operands = [.. new[] { value, parameter, 0.7 }.Select(operand => Tensor.Full([], operand, ElementType.Float64))];

        Assert.Equal(double.NaN, NablaFamily.Apply(family, operands).ToScalar());
    }

    [Fact]
    public void Gamma_OfTwoElementTypes_IsRefused() =>
        Assert.Throws<ArgumentException>(() => VariableNablas.Gamma(Tensor.Ones([2]), Tensor.Ones([2], ElementType.Float64)));

    [Fact]
    public void DirichletPullback_OfConcentrationsForOtherComponents_IsRefused() =>
        Assert.Throws<ShapeMismatchException>(() => VariableNablas.DirichletPullback(Tensor.Ones([2, 3]), Tensor.Ones([1]), Tensor.Ones([3])));

    private static Tensor Repeated(double value, int count) =>
        Tensor.Create([.. Enumerable.Range(0, count).Select(i => IsLastOfChunk(i) ? value + 1 : value)], [count]);

    private static bool IsLastOfChunk(int index) => index % NablaChunk.Capacity == NablaChunk.Capacity - 1;

    private static void CheckWidths<TNabla>(string family)
        where TNabla : struct, INabla
    {
        Tensor[] operands = NablaFamily.Samples(family, ElementType.Float64);
        double[] expected = Chunk<TNabla, Float64x1>(operands);
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            Assert.Equal(expected, Chunk<TNabla, Float64x4>(operands));
        }

        if (Vector512.IsHardwareAccelerated && Avx512DQ.IsSupported)
        {
            Assert.Equal(expected, Chunk<TNabla, Float64x8>(operands));
        }
    }

    private static double[] Chunk<TNabla, TLanes>(Tensor[] operands)
        where TNabla : struct, INabla
        where TLanes : struct, ILanes<TLanes>
    {
        double[] columns = new double[NablaChunk.LargestOperandCount * NablaChunk.Capacity];
        for (int operand = 0; operand < NablaChunk.LargestOperandCount; operand++)
        {
            operands[Math.Min(operand, operands.Length - 1)].Elements<double>()[..NablaChunk.Capacity].CopyTo(columns.AsSpan(operand * NablaChunk.Capacity));
        }

        double[] results = new double[NablaChunk.Capacity];
        fixed (double* from = columns, to = results)
        {
            NablaChunk.Evaluate<TNabla, TLanes>(from, to, NablaChunk.Capacity);
        }

        return results;
    }
}
