using Variate.Tensors.Random;

namespace Variate.Tensors.Tests.Random;

/// <summary>Arrays filled by the laws under test.</summary>
internal static unsafe class Draws
{
    /// <summary>One of the entries of <see cref="RandomFill"/>.</summary>
    public delegate void Law(ElementType type, RandomKey key, void* y, nint count, Workers? workers);

    public static float[] Single(Law law, RandomKey key, int count)
    {
        float[] y = new float[count];
        fixed (float* pointer = y)
        {
            law(ElementType.Float32, key, pointer, count, null);
        }

        return y;
    }

    public static double[] Double(Law law, RandomKey key, int count)
    {
        double[] y = new double[count];
        fixed (double* pointer = y)
        {
            law(ElementType.Float64, key, pointer, count, null);
        }

        return y;
    }

    public static IEnumerable<double> Any(Law law, ElementType type, RandomKey key, int count)
    {
        return type == ElementType.Float32 ? Single(law, key, count).Select(x => (double)x) : Double(law, key, count);
    }
}
