namespace Variate.Tensors.Nablas.Beta;

/// <summary><see cref="BetaLimits.MediumTaylorOrder"/>.</summary>
internal readonly struct MediumOrder : ITaylorOrder
{
    public static int Value => BetaLimits.MediumTaylorOrder;
}
