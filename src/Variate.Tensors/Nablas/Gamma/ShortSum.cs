namespace Variate.Tensors.Nablas.Gamma;

/// <summary><see cref="GammaLimits.ShortTermCount"/> terms.</summary>
internal readonly struct ShortSum : ITermCount
{
    public static int Value => GammaLimits.ShortTermCount;
}
