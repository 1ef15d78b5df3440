namespace Variate.Tensors.Random;

/// <summary>A law of one or two parameters, each element with its own, drawn by rejection or from several draws.</summary>
internal unsafe interface IShapedLaw
{
    /// <summary>Parameters that the law has: 1 or 2.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Whether a draw too small for its type becomes the smallest normal number instead of 0.</summary>
    static abstract bool IsPositive { get; }

    /// <summary>Draws the elements of whole groups.</summary>
    /// <param name="key">Whose draws. Element i depends on the key, on i and on its own parameters.</param>
    /// <param name="chunk">Where the elements are, and their parameters.</param>
    /// <param name="y">Receives the draws.</param>
    static abstract void Draw(RandomKey key, ShapedChunk chunk, double* y);
}
