namespace Variate.Experiments.Data;

/// <summary>What the bytes of a source's files stand for.</summary>
internal enum PixelKind
{
    /// <summary>Grey values from 0 to 255.</summary>
    Grey,

    /// <summary>Zeros and ones; anything else is an error.</summary>
    Binary,

    /// <summary>Zeros and ones if the training images have nothing else, grey values otherwise.</summary>
    AsFound,
}
