namespace Variate.Tensors.SpecialFunctions;

/// <summary>A function of up to three numbers, evaluated one by one in binary64: its loops end at a different step for each.</summary>
internal interface IScalarFunction
{
    /// <summary>The value. Any arguments are allowed: outside the domain it is NaN.</summary>
    static abstract double Evaluate(double a, double b, double c);
}
