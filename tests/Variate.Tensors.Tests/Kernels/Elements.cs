namespace Variate.Tensors.Tests.Kernels;

/// <summary>Elements of either type as bytes, for kernels that take pointers.</summary>
internal static class Elements
{
    public static byte[] Encode(ElementType type, params double[] values) =>
        [.. values.SelectMany(value => type == ElementType.Float32 ? BitConverter.GetBytes((float)value) : BitConverter.GetBytes(value))];

    public static double[] Decode(ElementType type, byte[] bytes) => type == ElementType.Float32
        ? [.. bytes.Chunk(sizeof(float)).Select(chunk => (double)BitConverter.ToSingle(chunk))]
        : [.. bytes.Chunk(sizeof(double)).Select(chunk => BitConverter.ToDouble(chunk))];

    public static byte[] Allocate(ElementType type, int count) => new byte[count * (type == ElementType.Float32 ? sizeof(float) : sizeof(double))];

    public static double[] Sweep(ElementType type, double low, double high, int count) =>
        Decode(type, Encode(type, [.. Enumerable.Range(0, count).Select(i => low + ((high - low) * (i + 0.37) / count))]));

    public static int Count(ReadOnlySpan<int> shape)
    {
        int count = 1;
        foreach (int size in shape)
        {
            count *= size;
        }

        return count;
    }

    /// <summary>The position in an operand of the output's element, by the definition of broadcasting.</summary>
    public static int Position(int element, ReadOnlySpan<int> shape, ReadOnlySpan<int> operand)
    {
        int position = 0;
        int step = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            int index = element % shape[axis];
            element /= shape[axis];
            int own = axis - (shape.Length - operand.Length);
            if (own >= 0)
            {
                position += operand[own] == 1 ? 0 : index * step;
                step *= operand[own];
            }
        }

        return position;
    }
}
