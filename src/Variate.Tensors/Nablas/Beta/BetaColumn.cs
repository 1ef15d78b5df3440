namespace Variate.Tensors.Nablas.Beta;

/// <summary>The columns of the beta family.</summary>
internal static class BetaColumn
{
    /// <summary>x; 0 where it underflows.</summary>
    public const int Value = 0;

    /// <summary>1 − x; 0 where it underflows.</summary>
    public const int Complement = 1;

    /// <summary>ln x.</summary>
    public const int Logarithm = 2;

    /// <summary>a, towards which the derivative is.</summary>
    public const int First = 3;

    /// <summary>b.</summary>
    public const int Second = 4;

    /// <summary>How many there are.</summary>
    public const int Count = 5;
}
