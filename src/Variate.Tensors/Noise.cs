using Variate.Tensors.Random;

namespace Variate.Tensors;

/// <summary>Random constants. Element i depends on the key and on i alone.</summary>
public static unsafe partial class Noise
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

    /// <summary>Gamma(a, 1), never 0: a draw below the smallest positive normal number becomes that number.</summary>
    /// <remarks>By the rejection of [Marsaglia2000]; shapes below 1 on the log scale. It is the exponential of the draw of <see cref="LogGamma"/>, rounded once.</remarks>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the noise: an element of it is the randomness of all elements of the result that share it.</param>
    /// <param name="concentration">a, positive; broadcasts with <paramref name="shape"/> to the result. Gives the element type and the workspace.</param>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast.</exception>
    public static Tensor Gamma(RandomKey key, Shape shape, Tensor concentration)
        => Draw<GammaLaw>(key, shape, concentration, null);

    /// <summary>ln x, x ~ Gamma(a, 1): what to use for shapes near 0, where x itself underflows.</summary>
    /// <inheritdoc cref="Gamma" path="/param"/>
    /// <inheritdoc cref="Gamma" path="/exception"/>
    public static Tensor LogGamma(RandomKey key, Shape shape, Tensor concentration)
        => Draw<LogGammaLaw>(key, shape, concentration, null);

    /// <summary>ln x − ln(1 − x), x ~ Beta(a, b): the difference of the logarithms of two gamma draws.</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the noise, as for <see cref="Gamma"/>.</param>
    /// <param name="a">Positive; broadcasts with <paramref name="shape"/> to the result.</param>
    /// <param name="b">Positive; likewise.</param>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast.</exception>
    public static Tensor LogitBeta(RandomKey key, Shape shape, Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(b);
        return Draw<LogitBetaLaw>(key, shape, a, b);
    }

    /// <summary>Student's t: x/√(2g/ν), x standard normal, g ~ Gamma(ν/2, 1). A draw beyond the largest number becomes that number.</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the noise, as for <see cref="Gamma"/>.</param>
    /// <param name="degreesOfFreedom">ν, positive; broadcasts with <paramref name="shape"/> to the result. Gives the element type and the workspace.</param>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast.</exception>
    public static Tensor StudentT(RandomKey key, Shape shape, Tensor degreesOfFreedom)
        => Draw<StudentTLaw>(key, shape, degreesOfFreedom, null);

    /// <summary>Von Mises' law about 0: an angle between −π and π with density ∝ exp(κ cos y), by the rejection of [Best1979].</summary>
    /// <param name="key">The address of the draw.</param>
    /// <param name="shape">The shape of the noise, as for <see cref="Gamma"/>.</param>
    /// <param name="concentration">κ, positive; broadcasts with <paramref name="shape"/> to the result. Gives the element type and the workspace.</param>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast.</exception>
    public static Tensor VonMises(RandomKey key, Shape shape, Tensor concentration)
        => Draw<VonMisesLaw>(key, shape, concentration, null);

    private static Tensor Draw<TLaw>(RandomKey key, Shape shape, Tensor first, Tensor? second)
        where TLaw : struct, IShapedLaw
    {
        ArgumentNullException.ThrowIfNull(first);
        Requires.SameElementType(first, second ?? first);
        return ShapedNoise.Draw<TLaw>(key, shape, first.StopGradient(), second?.StopGradient());
    }

    private static Storage NewStorage(Shape shape, Tensor like)
    {
        ArgumentNullException.ThrowIfNull(like);
        return like.NewStorage(shape.ElementCount);
    }
}
