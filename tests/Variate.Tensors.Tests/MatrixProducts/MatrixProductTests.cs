using System.Numerics;
using Variate.Tensors.MatrixProducts;

namespace Variate.Tensors.Tests.MatrixProducts;

public sealed unsafe class MatrixProductTests
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 5, 12, 13, 16, 17, 31, 33, 65, 100];

    public static TheoryData<int> WidthBits
    {
        get
        {
            TheoryData<int> widths = [];
            for (VectorWidth width = VectorWidth.Bits128; width <= MatrixProduct.BestWidth; width++)
            {
                widths.Add(128 << (int)width);
            }

            return widths;
        }
    }

    [Theory]
    [MemberData(nameof(WidthBits))]
    public void Multiply_OddSizesFloat32_EqualsScalarLoopToTheBit(int bits) => CheckSizes<float>(bits);

    [Theory]
    [MemberData(nameof(WidthBits))]
    public void Multiply_OddSizesFloat64_EqualsScalarLoopToTheBit(int bits) => CheckSizes<double>(bits);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Multiply_AnyThreadCount_EqualsScalarLoopToTheBit(int threadCount)
    {
        using var workers = new Workers(threadCount);
        (int, int, int)[] shapes = [(24, 200, 784), (100, 200, 60), (784, 100, 24), (700, 17, 65), (2, 5000, 33), (5000, 2, 33)];

        foreach ((int rows, int columns, int inner) in shapes)
        {
            for (int form = 0; form < 4; form++)
            {
                var operands = new ProductCase<float>(rows, columns, inner, form, InitialKind.Row);
                operands.CheckAgainstScalarLoop(MatrixProduct.BestWidth, workers);
            }
        }
    }

    [Fact]
    public void Multiply_RowsOfALargerThanCache_EqualsScalarLoopToTheBit()
    {
        // More than one row block: A has 384 KB in about 30 rows.
        var operands = new ProductCase<float>(100, 40, 3000, form: 2, InitialKind.Matrix);

        operands.CheckAgainstScalarLoop(MatrixProduct.BestWidth, null);
    }

    [Theory]
    [MemberData(nameof(WidthBits))]
    public void Multiply_MoreTermsThanOneChunk_EqualsScalarLoopToTheBit(int bits)
    {
        VectorWidth width = ParseWidth(bits);

        for (int kind = 0; kind < 4; kind++)
        {
            new ProductCase<float>(13, 45, 1700, form: 2, (InitialKind)kind).CheckAgainstScalarLoop(width, null);
            new ProductCase<double>(13, 23, 1700, form: 3, (InitialKind)kind).CheckAgainstScalarLoop(width, null);
            new ProductCase<double>(90, 23, 500, form: 0, (InitialKind)kind).CheckAgainstScalarLoop(width, null);
        }
    }

    [Fact]
    public void Multiply_InitialGiven_IsAddedAfterTheSum()
    {
        float tiny = MathF.ScaleB(1, -24);
        float[] a = [tiny, tiny];
        float[] b = [1, 1];
        float[] c = [1];

        fixed (float* pa = a, pb = b, pc = c)
        {
            MatrixProduct.Multiply(ElementType.Float32, false, false, 1, 1, 2, pa, 2, pb, 1, pc, 1, pc, 1, null);
        }

        // 1 + 2⁻²⁴ rounds to 1, so adding the terms one by one to the initial value would give 1.
        Assert.Equal(1 + MathF.ScaleB(1, -23), c[0]);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(40, 0)]
    [InlineData(40, 7 * 50)]
    public void MultiplyBatch_AnyCount_EqualsProductsOneByOne(int count, int stepB)
    {
        using var workers = new Workers(2);
        const int Rows = 20;
        const int Columns = 7;
        const int Inner = 50;
        using NativeMatrix<double> a = new NativeMatrix<double>(count * Rows, Inner).Fill(1);
        using NativeMatrix<double> b = new NativeMatrix<double>(count * Columns, Inner).Fill(2);
        using NativeMatrix<double> bias = new NativeMatrix<double>(count, Columns).Fill(3);
        using var c = new NativeMatrix<double>(count * Rows, Columns);
        using var expected = new NativeMatrix<double>(count * Rows, Columns);

        MatrixProduct.MultiplyBatch(
            ElementType.Float64, false, true, count, Rows, Columns, Inner, a.Data, Inner, Rows * Inner, b.Data, Inner, stepB,
            c.Data, Columns, Rows * Columns, bias.Data, 0, Columns, workers);

        for (int i = 0; i < count; i++)
        {
            MatrixProduct.Multiply(
                ElementType.Float64, false, true, Rows, Columns, Inner, a.Data + i * Rows * Inner, Inner, b.Data + i * stepB, Inner,
                expected.Data + i * Rows * Columns, Columns, bias.Data + i * Columns, 0, null);
        }

        Assert.True(c.IsGuardIntact());
        Assert.Equal(
            new ReadOnlySpan<double>(expected.Data, count * Rows * Columns), new ReadOnlySpan<double>(c.Data, count * Rows * Columns));
    }

    private static VectorWidth ParseWidth(int bits) => Enum.Parse<VectorWidth>(FormattableString.Invariant($"Bits{bits}"));

    private static void CheckSizes<T>(int bits)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        VectorWidth width = ParseWidth(bits);
        int combination = 0;
        foreach (int rows in Sizes)
        {
            foreach (int columns in Sizes)
            {
                foreach (int inner in Sizes)
                {
                    // Every size meets every other; the four transposes and four kinds of initial take turns.
                    combination++;
                    var operands = new ProductCase<T>(rows, columns, inner, combination % 4, (InitialKind)(combination / 4 % 4));
                    operands.CheckAgainstScalarLoop(width, null);
                }
            }
        }
    }
}
