namespace Variate.Tensors.Random;

/// <summary>Draws of a law with parameters, as tensors.</summary>
internal static unsafe class ShapedNoise
{
    /// <summary>One draw for every element of the broadcast shape; elements that differ only where the noise has size 1 share their randomness.</summary>
    /// <param name="key">Whose draws.</param>
    /// <param name="noise">The shape of the noise: its element i is draw i of the key.</param>
    /// <param name="first">The first parameter.</param>
    /// <param name="second">The second parameter; null for a law of one.</param>
    public static Tensor Draw<TLaw>(RandomKey key, Shape noise, Tensor first, Tensor? second)
        where TLaw : struct, IShapedLaw
    {
        var shape = Shape.Broadcast(noise, Shape.Broadcast(first.Shape, (second ?? first).Shape));
        Shape padded = noise.PadLeft(shape.Rank);
        if (padded == shape)
        {
            return DrawBlocks<TLaw>(key, noise.ElementCount, first.BroadcastTo(shape), second?.BroadcastTo(shape));
        }

        int[] axes = SharedAxesFirst(padded, shape);
        Tensor? arrangedSecond = second?.BroadcastTo(shape).Permute(axes);
        return DrawBlocks<TLaw>(key, noise.ElementCount, first.BroadcastTo(shape).Permute(axes), arrangedSecond).Permute(Inverse(axes));
    }

    /// <summary>Draws with the same <paramref name="count"/> elements of the key for every block of so many.</summary>
    private static Tensor DrawBlocks<TLaw>(RandomKey key, int count, Tensor first, Tensor? second)
        where TLaw : struct, IShapedLaw
    {
        Tensor lender = second is null ? first : Pointwise.WithWorkspace(first, second);
        Storage y = lender.NewStorage(first.ElementCount);
        int size = Storage.SizeOf(y.ElementType);
        fixed (byte* a = first.Storage, b = (second ?? first).Storage, draws = y)
        {
            for (nint start = 0; start < y.Count; start += count)
            {
                nint offset = start * size;
                ShapedFill.Draw<TLaw>(y.ElementType, key, a + offset, b + offset, draws + offset, count, lender.Workers);
            }
        }

        return new Tensor(y, first.Shape, null, Tensor.NoLeadingAxes, false);
    }

    /// <summary>The axes along which the noise is shared, then the others, each in its order.</summary>
    private static int[] SharedAxesFirst(Shape noise, Shape shape)
    {
        IEnumerable<int> axes = Enumerable.Range(0, shape.Rank);
        return [.. axes.OrderBy(axis => noise[axis] == shape[axis] ? 1 : 0)];
    }

    private static int[] Inverse(int[] axes)
    {
        int[] inverse = new int[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            inverse[axes[i]] = i;
        }

        return inverse;
    }
}
