namespace Variate.Tensors.Random;

/// <summary>Standard normal draws by the transform of Box and Muller: two uniform numbers become two normal ones.</summary>
/// <remarks>
/// <para>
/// With: x = √(−2 log u) cos 2πt and √(−2 log u) sin 2πt. In a group of words the first half gives u and the second half t;
/// a cosine goes where its u was and a sine where its t was. So the partner of float64 element i is i xor 8 and that of
/// float32 element i is i xor 16, the same for every vector width.
/// </para>
/// <para>
/// Chosen over the inverse distribution function because its tail ends where u does, not where 1 − u rounds: at 8.5
/// standard deviations in float64, and at 6.6 in float32 from the 31 bits of u that a conversion takes.
/// </para>
/// <para>Source: [Box1958].</para>
/// </remarks>
internal static class BoxMuller
{
    /// <summary>Elements between a float64 cosine and its sine.</summary>
    public const int DoublePartner = Philox.GroupWords / 4;

    /// <summary>Elements between a float32 cosine and its sine.</summary>
    public const int SinglePartner = Philox.GroupWords / 2;

    /// <summary>2⁻³¹: the width of the cells of a float32 u.</summary>
    public const float SingleCell = 1f / (1u << 31);

    /// <summary>Draw <paramref name="index"/> of the key's float64 sequence.</summary>
    public static double Draw(RandomKey key, ulong index)
    {
        double radius = Math.Sqrt(-2 * Math.Log(key.Uniform(index & ~(ulong)DoublePartner)));
        double turns = key.Uniform(index | DoublePartner) - 0.5;
        (double sine, double cosine) = double.SinCosPi(2 * turns);
        return radius * ((index & DoublePartner) == 0 ? cosine : sine);
    }
}
