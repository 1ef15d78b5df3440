namespace Variate.Tensors.Nablas.Gamma;

/// <summary><see cref="GammaLimits.LongTermCount"/> terms.</summary>
internal readonly struct LongSum : ITermCount
{
    public static int Value => GammaLimits.LongTermCount;
}
