namespace Variate.Tensors.SpecialFunctions;

/// <summary>1 − I₁(κ)/I₀(κ) = 𝔼[1 − cos y].</summary>
internal readonly struct VonMisesVersine : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double concentration, double unused, double alsoUnused) => BesselFunctions.RatioComplement(concentration);
}
