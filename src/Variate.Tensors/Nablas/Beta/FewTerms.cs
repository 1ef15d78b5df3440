namespace Variate.Tensors.Nablas.Beta;

/// <summary>What ab/(a + b) up to <see cref="BetaLimits.ManyTermsFrom"/> needs; odd.</summary>
internal readonly struct FewTerms : ITermCount
{
    public static int Value => 29;
}
