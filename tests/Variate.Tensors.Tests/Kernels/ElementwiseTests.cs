using Variate.Tensors.Kernels;

namespace Variate.Tensors.Tests.Kernels;

public unsafe class ElementwiseTests
{
    public static TheoryData<int[], int[], int[]> Shapes => new()
    {
        { [17], [17], [17] },
        { [3, 33], [33], [3, 33] },
        { [3, 33], [3, 1], [3, 33] },
        { [3, 33], [], [3, 33] },
        { [1, 17], [3, 1], [3, 17] },
        { [2, 1, 5, 1], [3, 1, 7], [2, 3, 5, 7] },
        { [0, 3], [1, 3], [0, 3] },
        { [3, 0], [3, 1], [3, 0] },
        { [1, 1], [1], [1, 1] },
        { [2, 3, 1, 17], [1, 5, 17], [2, 3, 5, 17] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Zip_OfBroadcastShapes_EqualsTheDefinition(int[] aShape, int[] bShape, int[] yShape)
    {
        foreach (ElementType type in Enum.GetValues<ElementType>())
        {
            double[] a = Elements.Sweep(type, -2, 3, Elements.Count(aShape));
            double[] b = Elements.Sweep(type, 5, 7, Elements.Count(bShape));

            double[] y = Subtract(type, a, aShape, b, bShape, yShape, null);

            double[] expected = [.. Enumerable.Range(0, Elements.Count(yShape))
                .Select(i => a[Elements.Position(i, yShape, aShape)] - b[Elements.Position(i, yShape, bShape)])];
            Assert.Equal(Elements.Decode(type, Elements.Encode(type, expected)), y);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Execute_InSeveralParts_GivesTheSameBits(int partCount)
    {
        double[] x = Elements.Sweep(ElementType.Float32, -9, 9, 3001);
        byte[] input = Elements.Encode(ElementType.Float32, x);
        byte[] whole = new byte[input.Length];
        byte[] parts = new byte[input.Length];
        AxisList axes = default;
        axes.Append(x.Length, [1, 0, 0]);
        fixed (byte* from = input, first = whole, second = parts)
        {
            new ElementwiseJob<UnaryAsTernary<SoftplusKernel>>(ElementType.Float32, axes, from, null, null, first).Execute(0, 1);
            var job = new ElementwiseJob<UnaryAsTernary<SoftplusKernel>>(ElementType.Float32, axes, from, null, null, second);
            for (int part = 0; part < partCount; part++)
            {
                job.Execute(part, partCount);
            }
        }

        Assert.Equal(whole, parts);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Broadcast_OfAnyShape_RepeatsTheElements(int[] otherShape, int[] xShape, int[] yShape)
    {
        Assert.NotNull(otherShape);
        double[] x = Elements.Sweep(ElementType.Float64, -2, 3, Elements.Count(xShape));
        byte[] y = Elements.Allocate(ElementType.Float64, Elements.Count(yShape));
        fixed (byte* from = Elements.Encode(ElementType.Float64, x), to = y)
        {
            Elementwise.Broadcast(ElementType.Float64, from, xShape, to, yShape, null);
        }

        Assert.Equal(
            Enumerable.Range(0, Elements.Count(yShape)).Select(i => x[Elements.Position(i, yShape, xShape)]),
            Elements.Decode(ElementType.Float64, y));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Affine_OfAnyCount_IsRoundedOnce(ElementType type)
    {
        double[] x = Elements.Sweep(type, -2, 3, 77);
        byte[] y = Elements.Allocate(type, x.Length);
        fixed (byte* from = Elements.Encode(type, x), to = y)
        {
            Elementwise.Affine(type, from, 0.1, -0.3, to, x.Length, null);
        }

        Assert.Equal(
            x.Select(value => type == ElementType.Float32
                ? MathF.FusedMultiplyAdd((float)value, 0.1f, -0.3f)
                : Math.FusedMultiplyAdd(value, 0.1, -0.3)),
            Elements.Decode(type, y));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Zip_IntoAnOperand_GivesTheSameBits(ElementType type)
    {
        double[] a = Elements.Sweep(type, -2, 3, 3 * 33);
        double[] b = Elements.Sweep(type, 5, 7, 33);
        double[] apart = Subtract(type, a, [3, 33], b, [33], [3, 33], null);
        byte[] inPlace = Elements.Encode(type, a);
        fixed (byte* left = inPlace, right = Elements.Encode(type, b))
        {
            Elementwise.Zip<SubtractKernel>(type, left, [3, 33], right, [33], left, [3, 33], null);
        }

        Assert.Equal(apart, Elements.Decode(type, inPlace));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Zip_OnThreads_GivesTheSameBits(int threads)
    {
        int[] shape = [131, 401];
        double[] a = Elements.Sweep(ElementType.Float32, -2, 3, 131 * 401);
        double[] b = Elements.Sweep(ElementType.Float32, 5, 7, 131);
        using var workers = new Workers(threads);

        double[] y = Subtract(ElementType.Float32, a, shape, b, [131, 1], shape, workers);

        Assert.Equal(Subtract(ElementType.Float32, a, shape, b, [131, 1], shape, null), y);
    }

    private static double[] Subtract(ElementType type, double[] a, int[] aShape, double[] b, int[] bShape, int[] yShape, Workers? workers)
    {
        byte[] y = Elements.Allocate(type, Elements.Count(yShape));
        fixed (byte* left = Elements.Encode(type, a), right = Elements.Encode(type, b), to = y)
        {
            Elementwise.Zip<SubtractKernel>(type, left, aShape, right, bShape, to, yShape, workers);
        }

        return Elements.Decode(type, y);
    }
}
