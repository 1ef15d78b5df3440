using Variate.Tensors.Kernels;

namespace Variate.Tensors.Tests.Kernels;

/// <summary>Runs kernels on operands of one shape, and finds their largest relative error.</summary>
internal static unsafe class KernelRuns
{
    public static double[] Zip<TKernel>(ElementType type, double[] a, double[] b)
        where TKernel : struct, IBinaryKernel
    {
        byte[] y = Elements.Allocate(type, a.Length);
        fixed (byte* left = Elements.Encode(type, a), right = Elements.Encode(type, b), to = y)
        {
            Elementwise.Zip<TKernel>(type, left, [a.Length], right, [a.Length], to, [a.Length], null);
        }

        return Elements.Decode(type, y);
    }

    public static double[] Zip3<TKernel>(ElementType type, double[] a, double[] b, double[] c)
        where TKernel : struct, ITernaryKernel
    {
        byte[] y = Elements.Allocate(type, a.Length);
        fixed (byte* first = Elements.Encode(type, a), second = Elements.Encode(type, b), third = Elements.Encode(type, c), to = y)
        {
            Elementwise.Zip3<TKernel>(type, first, [a.Length], second, [a.Length], third, [a.Length], to, [a.Length], null);
        }

        return Elements.Decode(type, y);
    }

    /// <summary>The largest error, in units of the last place of 1, relative to <paramref name="magnitude"/>.</summary>
    public static double WorstError(ElementType type, double[] actual, Func<int, double> expected, Func<int, double> magnitude)
    {
        double unit = type == ElementType.Float32 ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53);
        return Enumerable.Range(0, actual.Length).Max(i => Math.Abs(actual[i] - expected(i)) / magnitude(i) / unit);
    }

    /// <summary>Values of −9 to 9 that do not move in step: their pairs fill the plane.</summary>
    public static double[] Scattered(ElementType type, double ratio, double low = -9, double high = 9) =>
        Elements.Decode(type, Elements.Encode(type, [.. Enumerable.Range(1, 4001).Select(i => low + ((high - low) * (i * ratio % 1)))]));

    /// <summary>ln(1 + x): the quotient takes back what rounding 1 + x did to the logarithm.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
