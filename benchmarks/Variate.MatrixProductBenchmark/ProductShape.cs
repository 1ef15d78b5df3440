namespace Variate.MatrixProductBenchmark;

/// <summary>One product to measure.</summary>
/// <param name="Form">NN, TN or NT: which factor is stored transposed.</param>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Inner">Terms of each sum.</param>
/// <param name="Columns">Columns of the result.</param>
internal sealed record ProductShape(string Form, int Rows, int Inner, int Columns)
{
    /// <summary>The products of a variational autoencoder with 784 pixels and 200 latents, and a few of other kinds.</summary>
    public static IReadOnlyList<ProductShape> All { get; } =
    [
        new("NN", 24, 784, 200),
        new("NN", 24, 200, 784),
        new("TN", 784, 24, 200),
        new("NN", 100, 784, 200),
        new("NN", 100, 200, 784),
        new("TN", 784, 100, 200),
        new("NN", 200, 200, 200),
        new("NN", 4800, 200, 784),
        new("NN", 1536, 200, 200),
        new("NN", 20000, 200, 784),
        new("NT", 24, 784, 200),
        new("NT", 48, 784, 200),
        new("NN", 72, 200, 784),
        new("NT", 100, 784, 200),
        new("NN", 100, 784, 1),
        new("NN", 1, 784, 200),
        new("NT", 1, 784, 200),
        new("NN", 2048, 2048, 2048),
    ];

    /// <summary>Multiplications and additions.</summary>
    public double Operations => 2.0 * Rows * Inner * Columns;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Form} ({Rows},{Inner},{Columns})");
}
