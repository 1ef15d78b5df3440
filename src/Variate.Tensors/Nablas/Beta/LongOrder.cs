namespace Variate.Tensors.Nablas.Beta;

/// <summary><see cref="BetaLimits.LongTaylorOrder"/>.</summary>
internal readonly struct LongOrder : ITaylorOrder
{
    public static int Value => BetaLimits.LongTaylorOrder;
}
