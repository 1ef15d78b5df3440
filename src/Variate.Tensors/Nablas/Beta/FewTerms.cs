namespace Variate.Tensors.Nablas.Beta;

/// <summary>What ab/(a + b) up to <see cref="BetaLimits.ManyTermsFrom"/> needs.</summary>
internal readonly struct FewTerms : ITermCount
{
    public static int Value => 29;
}
