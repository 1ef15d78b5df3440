using System.Numerics;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>The whole numbers from 0: what is one of them, and what a law says of the other numbers.</summary>
internal static class CountSupport
{
    /// <summary>ln p by a formula that holds for counts; −∞ elsewhere, with no gradient from there.</summary>
    /// <param name="value">Any finite numbers.</param>
    /// <param name="largest">The last count of each component; null for a law without one.</param>
    /// <param name="formula">ln p of counts; it is given 0 in place of what is no count.</param>
    internal static Tensor LogMass(Tensor value, Tensor? largest, Func<Tensor, Tensor> formula)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor? isAbove = largest is null ? null : (value.StopGradient() - largest.StopGradient()).Step();
        if (AreAllWhole(value) && (isAbove is null || AllAre(isAbove, 0)))
        {
            return formula(value);
        }

        Tensor isWhole = IsWhole(value);
        Tensor isCount = isAbove is null ? isWhole : isWhole * (1 - isAbove);
        var count = Tensor.Where(isCount, value, Tensor.Full([], 0, value));
        return Tensor.Where(isCount, formula(count), Tensor.Full([], double.NegativeInfinity, value));
    }

    /// <summary>Q(y) by a formula that holds for counts; 0 below 0, and between counts that of the count below.</summary>
    internal static Tensor Cumulative(Tensor value, Func<Tensor, Tensor> formula) => Level(value, 0, formula);

    /// <summary>1 − Q(y) by a formula that holds for counts; 1 below 0, and between counts that of the count below.</summary>
    internal static Tensor Upper(Tensor value, Func<Tensor, Tensor> formula) => Level(value, 1, formula);

    /// <summary>1 where the value is a whole number from 0, else 0.</summary>
    /// <remarks>Numbers so large that ln y! overflows are none: ln p would be the difference of two infinities, and p is 0 to any precision.</remarks>
    internal static Tensor IsWhole(Tensor value)
    {
        double largest = LargestOfFiniteFactorial(value.ElementType);
        return Map(value, x => x >= 0 && x <= largest && Math.Floor(x) == x ? 1 : 0);
    }

    /// <summary>Whether all elements are one number.</summary>
    internal static bool AllAre(Tensor tensor, double number)
        => tensor.ElementType == ElementType.Float32
            ? !tensor.Elements<float>().ContainsAnyExcept((float)number)
            : !tensor.Elements<double>().ContainsAnyExcept(number);

    /// <summary>Refuses parameters that are no whole numbers from 0 to a largest one.</summary>
    internal static void Require(Tensor parameter, double largest, string name)
    {
        for (int i = 0; i < parameter.ElementCount; i++)
        {
            double element = parameter.ElementAt(i);
            if (!(element >= 0 && element <= largest && Math.Floor(element) == element))
            {
                throw new ArgumentOutOfRangeException(
                    name,
                    FormattableString.Invariant($"Expected every element of {name} a whole number from 0 to {largest}, got {element} at position {i}."));
            }
        }
    }

    private static Tensor Level(Tensor value, double below, Func<Tensor, Tensor> formula)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor constant = value.StopGradient();
        Tensor isBelow = (-constant).Step();
        var count = Tensor.Maximum(Floor(constant), Tensor.Full([], 0, constant));
        return Tensor.Where(isBelow, Tensor.Full([], below, constant), formula(count)).StopGradient();
    }

    /// <summary>Whether <see cref="IsWhole"/> is 1 everywhere, as it is for samples.</summary>
    private static bool AreAllWhole(Tensor value)
        => value.ElementType == ElementType.Float32
            ? AreAllWhole(value.Elements<float>(), (float)LargestOfFiniteFactorial(ElementType.Float32))
            : AreAllWhole(value.Elements<double>(), LargestOfFiniteFactorial(ElementType.Float64));

    private static bool AreAllWhole<T>(ReadOnlySpan<T> elements, T largest)
        where T : unmanaged, IFloatingPoint<T>
    {
        foreach (T element in elements)
        {
            if (!(element >= T.Zero && element <= largest && T.Floor(element) == element))
            {
                return false;
            }
        }

        return true;
    }

    private static double LargestOfFiniteFactorial(ElementType type) => type == ElementType.Float32 ? 1e36 : 1e305;

    private static Tensor Floor(Tensor value) => Map(value, Math.Floor);

    private static Tensor Map(Tensor value, Func<double, double> function)
    {
        double[] elements = new double[value.ElementCount];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = function(value.ElementAt(i));
        }

        return Tensor.Create(elements, value.Shape).To(value.ElementType).MarkLeadingAxes(value.LeadingAxes);
    }
}
