namespace Variate.Tensors.Nablas.Beta;

/// <summary>What ab/(a + b) up to <see cref="BetaLimits.LongTaylorFrom"/> needs; odd.</summary>
internal readonly struct ManyTerms : ITermCount
{
    public static int Value => 39;
}
