using Variate.Tensors.Random;

namespace Variate.Tensors;

/// <summary>Random constants. Element i depends on the key and on i alone.</summary>
public static unsafe class Noise
{
    /// <summary>Uniform on (0, 1), never 0 or 1.</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="like">Gives the element type and the workspace.</param>
    public static Tensor Uniform(RandomKey key, Shape shape, Tensor like)
    {
        Storage y = NewStorage(shape, like);
        fixed (byte* destination = y)
        {
            RandomFill.Uniform(y.ElementType, key, destination, y.Count, like.Workers);
        }

        return new Tensor(y, shape, null, Tensor.NoLeadingAxes, false);
    }

    /// <summary>Standard normal.</summary>
    /// <inheritdoc cref="Uniform"/>
    public static Tensor Normal(RandomKey key, Shape shape, Tensor like)
    {
        Storage y = NewStorage(shape, like);
        fixed (byte* destination = y)
        {
            RandomFill.Normal(y.ElementType, key, destination, y.Count, like.Workers);
        }

        return new Tensor(y, shape, null, Tensor.NoLeadingAxes, false);
    }

    /// <summary>Standard logistic: ln u − ln(1 − u) for the u of <see cref="Uniform"/>.</summary>
    /// <inheritdoc cref="Uniform"/>
    public static Tensor Logistic(RandomKey key, Shape shape, Tensor like)
    {
        Storage y = NewStorage(shape, like);
        fixed (byte* destination = y)
        {
            RandomFill.Logistic(y.ElementType, key, destination, y.Count, like.Workers);
        }

        return new Tensor(y, shape, null, Tensor.NoLeadingAxes, false);
    }

    /// <summary>Standard Gumbel: −ln(−ln u) for the u of <see cref="Uniform"/>.</summary>
    /// <inheritdoc cref="Uniform"/>
    public static Tensor Gumbel(RandomKey key, Shape shape, Tensor like)
    {
        Storage y = NewStorage(shape, like);
        fixed (byte* destination = y)
        {
            RandomFill.Gumbel(y.ElementType, key, destination, y.Count, like.Workers);
        }

        return new Tensor(y, shape, null, Tensor.NoLeadingAxes, false);
    }

    private static Storage NewStorage(Shape shape, Tensor like)
    {
        ArgumentNullException.ThrowIfNull(like);
        return like.NewStorage(shape.ElementCount);
    }
}
