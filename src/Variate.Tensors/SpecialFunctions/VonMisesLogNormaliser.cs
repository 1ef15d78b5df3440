namespace Variate.Tensors.SpecialFunctions;

/// <summary>ln(2π I₀(κ)) − κ.</summary>
internal readonly struct VonMisesLogNormaliser : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double concentration, double unused, double alsoUnused)
        => Math.Log(2 * Math.PI * BesselFunctions.ScaledI0(concentration));
}
