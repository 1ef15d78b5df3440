namespace Variate.Tensors.Nablas.Gamma;

/// <summary>The columns of the gamma family.</summary>
internal static class GammaColumn
{
    /// <summary>x; 0 where it underflows.</summary>
    public const int Value = 0;

    /// <summary>ln x.</summary>
    public const int Logarithm = 1;

    /// <summary>The shape a.</summary>
    public const int Concentration = 2;

    /// <summary>How many there are.</summary>
    public const int Count = 3;
}
