namespace Variate.Tensors.Random;

/// <summary>Fills memory with draws of a key: element i depends on (key, i) and on nothing else.</summary>
/// <remarks>
/// A float32 element i reads word i of the key, a float64 element words 2i and 2i + 1 (see <see cref="Philox"/>). All laws
/// are functions of the same words, so that one key gives, for instance, a Gumbel draw that is −log of its exponential.
/// </remarks>
internal static unsafe class RandomFill
{
    /// <summary>Uniform on (0, 1): midpoints of 2²³ or 2⁵² equal cells, so u and 1 − u are exact and positive.</summary>
    /// <param name="type">The type of the elements.</param>
    /// <param name="key">Whose draws.</param>
    /// <param name="y">Receives <paramref name="count"/> elements.</param>
    /// <param name="count">How many elements.</param>
    /// <param name="workers">Who shares the work; null for the calling thread alone.</param>
    public static void Uniform(ElementType type, RandomKey key, void* y, nint count, Workers? workers)
    {
        Fill<UniformLaw>(type, key, y, count, workers);
    }

    /// <summary>Exponential of rate 1: −log u, so the tail is as fine as u near 0.</summary>
    /// <inheritdoc cref="Uniform" path="/param"/>
    public static void Exponential(ElementType type, RandomKey key, void* y, nint count, Workers? workers)
    {
        Fill<TransformedLaw<NegativeLogTransform>>(type, key, y, count, workers);
    }

    /// <summary>Standard Gumbel: −log(−log u), that is −log of the exponential draw of the same key.</summary>
    /// <inheritdoc cref="Uniform" path="/param"/>
    public static void Gumbel(ElementType type, RandomKey key, void* y, nint count, Workers? workers)
    {
        Fill<GumbelLaw>(type, key, y, count, workers);
    }

    /// <summary>Standard logistic: log u − log(1 − u), for the u of the uniform draw of the same key.</summary>
    /// <inheritdoc cref="Uniform" path="/param"/>
    public static void Logistic(ElementType type, RandomKey key, void* y, nint count, Workers? workers)
    {
        Fill<TransformedLaw<LogisticTransform>>(type, key, y, count, workers);
    }

    /// <summary>Normal of mean 0 and variance 1, in pairs; see <see cref="BoxMuller"/>.</summary>
    /// <inheritdoc cref="Uniform" path="/param"/>
    public static void Normal(ElementType type, RandomKey key, void* y, nint count, Workers? workers)
    {
        Fill<NormalLaw>(type, key, y, count, workers);
    }

    private static void Fill<TLaw>(ElementType type, RandomKey key, void* y, nint count, Workers? workers)
        where TLaw : struct, ILaw
    {
        var job = new FillJob<TLaw>(type, key, y, count);
        if (workers is null || count <= FillJob<TLaw>.SmallestShare)
        {
            job.Execute(0, 1);
        }
        else
        {
            workers.Run(ref job);
        }
    }
}
