using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Compares moments of an estimate with the exact gradient, coordinate by coordinate.</summary>
internal sealed class CoordinateTest
{
    // Sums of a few hundred rounded terms, in units of the last place.
    private const double RoundingUnits = 256;

    // 2⁻²³ and 2⁻⁵²: the spacing of the numbers above 1.
    private const double SingleUnit = 1.1920928955078125e-7;
    private const double DoubleUnit = 2.220446049250313e-16;

    private readonly ExactGradient _exact;
    private readonly ImmutableArray<(string Parameter, int Element)> _names;
    private readonly ImmutableArray<bool> _isFixed;
    private readonly double _rounding;
    private readonly int _first;

    /// <param name="parameters">Of the problem.</param>
    /// <param name="exact">What to compare with.</param>
    /// <param name="hasPath">For each parameter, whether any path leads to it: without one, an element is 0 for certain.</param>
    /// <param name="includesObjective">Whether coordinate 0 is tested.</param>
    internal CoordinateTest(ParameterSet parameters, ExactGradient exact, ImmutableArray<bool> hasPath, bool includesObjective)
    {
        if (exact.Elements.Length != parameters.ElementCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected an exact gradient of {parameters.ElementCount} elements, got {exact.Elements.Length}: it belongs to other parameters."),
                nameof(exact));
        }

        _exact = exact;
        _first = includesObjective && exact.Objective is not null ? 0 : 1;
        _names =
        [
            (CoordinateCheck.ObjectiveName, 0),
            .. parameters.SelectMany(static parameter => Enumerable.Range(0, parameter.Shape.ElementCount).Select(i => (parameter.Name, i))),
        ];
        _isFixed = [false, .. parameters.SelectMany((parameter, p) => Enumerable.Repeat(!hasPath[p], parameter.Shape.ElementCount))];
        double unit = parameters.Any(static p => p.Value.ElementType == ElementType.Float32) ? SingleUnit : DoubleUnit;
        _rounding = (RoundingUnits * unit * (exact.LargestElement + Math.Abs(exact.Objective ?? 0))) + exact.NumericalError;
    }

    /// <summary>The number of coordinates.</summary>
    internal int Count => _names.Length - _first;

    internal ImmutableArray<CoordinateCheck> Check(Moments moments, bool isLastLook)
        => [.. Enumerable.Range(_first, Count).Select(i => Check(i, moments, isLastLook))];

    /// <summary>
    /// Without noise there is no z. An element that no path leads to is 0 whatever is drawn, so a difference is a bias at once; one that only never
    /// varied may vary yet (a rare event), and counts when there are no more draws to come.
    /// </summary>
    private CoordinateCheck Check(int i, Moments moments, bool isLastLook)
    {
        double exact = i == 0 ? _exact.Objective!.Value : _exact.Elements[i - 1];
        double exactError = i == 0
            ? _exact.ObjectiveStandardError
            : _exact.StandardErrors.IsEmpty ? 0 : _exact.StandardErrors[i - 1];
        double mean = moments.Mean(i);
        double error = Math.Sqrt((moments.StandardError(i) * moments.StandardError(i)) + (exactError * exactError));
        double difference = mean - exact;
        double excess = Math.Max(0, Math.Abs(difference) - _rounding);
        double z = error > 0
            ? excess / error
            : excess > 0 && (isLastLook || _isFixed[i]) ? double.PositiveInfinity : 0;
        return new CoordinateCheck
        {
            Parameter = _names[i].Parameter,
            Element = _names[i].Element,
            Exact = exact,
            Mean = mean,
            StandardError = error,
            ZScore = difference < 0 ? -z : z,
        };
    }
}
