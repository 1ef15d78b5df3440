namespace Variate.Tensors.Nablas.VonMises;

/// <summary>The columns of the family of von Mises.</summary>
internal static class VonMisesColumn
{
    /// <summary>y in [−π, π].</summary>
    public const int Angle = 0;

    /// <summary>π − |y|, with all its bits.</summary>
    public const int Complement = 1;

    /// <summary>tan(y/2).</summary>
    public const int Tangent = 2;

    /// <summary>κ.</summary>
    public const int Concentration = 3;

    /// <summary>How many there are.</summary>
    public const int Count = 4;
}
