namespace Variate.Tensors.Nablas.Beta;

/// <summary><see cref="BetaLimits.ShortTaylorOrder"/>.</summary>
internal readonly struct ShortOrder : ITaylorOrder
{
    public static int Value => BetaLimits.ShortTaylorOrder;
}
