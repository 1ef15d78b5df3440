using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.VonMises;

/// <summary>dy/dκ of an angle y from the location of the law of von Mises at a fixed level of its distribution function.</summary>
/// <remarks>
/// q g = ∫ (cos t − A) q(t) dt over [y, π], A = I₁(κ)/I₀(κ), which is also minus that integral over [0, y]. Up to cos y = A the latter has a
/// positive integrand, beyond it the former a negative one: so the quadratures cancel nowhere. Large κ has an expansion in 1/κ.
/// </remarks>
internal readonly unsafe struct VonMisesNabla : INabla
{
    /// <summary>The least κ of the expansion.</summary>
    public const double ExpansionFrom = 30;

    /// <summary>κ tan²(y/2) up to which the expansion holds: five standard deviations.</summary>
    private const double LargestSquare = 6.5;

    private const int Expanded = 0;
    private const int Centre = 1;
    private const int Tail = 2;
    private const int NarrowTail = 3;

    public static int Weight => 256;

    public static int OperandCount => 2;

    public static int ColumnCount => VonMisesColumn.Count;

    public static int RegionCount => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        // 2π and π in two parts each.
        TLanes turns = TLanes.Round(value * TLanes.Create(0.5 / Math.PI));
        TLanes angle = TLanes.FusedMultiplyAdd(turns, TLanes.Create(-2 * Math.PI), value);
        angle = TLanes.FusedMultiplyAdd(turns, TLanes.Create(-2.4492935982947064e-16), angle);
        TLanes complement = TLanes.Create(Math.PI) - TLanes.Abs(angle) + TLanes.Create(1.2246467991473532e-16);
        TLanes sine = TrigonometryLanes.SinCosOfTurns(angle * TLanes.Create(0.25 / Math.PI), out TLanes cosine);
        TLanes tangent = sine / cosine;
        TLanes.Store(angle, NablaChunk.Column(group, VonMisesColumn.Angle));
        TLanes.Store(complement, NablaChunk.Column(group, VonMisesColumn.Complement));
        TLanes.Store(tangent, NablaChunk.Column(group, VonMisesColumn.Tangent));
        TLanes.Store(first, NablaChunk.Column(group, VonMisesColumn.Concentration));

        // κ/(1 + √(1 + κ²)) is a close lower bound of A; near cos y = A both quadratures serve.
        TLanes one = TLanes.Create(1);
        TLanes ratio = first / (one + TLanes.Sqrt(TLanes.FusedMultiplyAdd(first, first, one)));
        TLanes isCentre = TLanes.LessThan(ratio, TLanes.FusedMultiplyAdd(sine * sine, TLanes.Create(-2), one));
        TLanes isExpanded = TLanes.LessThan(first * tangent * tangent, TLanes.Create(LargestSquare));
        TLanes large = TLanes.Select(isExpanded, TLanes.Create(Expanded), TLanes.Create(NarrowTail));
        TLanes small = TLanes.Select(isCentre, TLanes.Create(Centre), TLanes.Create(Tail));
        return TLanes.Select(TLanes.LessThan(first, TLanes.Create(ExpansionFrom)), small, large);
    }

    public static void Evaluate<TLanes>(int region, double* columns, double* results, int count, bool hasOneParameter)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (region)
        {
            case Expanded:
                RegionLoop.Run<VonMisesExpansion, TLanes>(columns, results, count, hasOneParameter);
                break;
            case Centre:
                RegionLoop.Run<VonMisesCentre, TLanes>(columns, results, count, hasOneParameter);
                break;
            case Tail:
                RegionLoop.Run<VonMisesTail, TLanes>(columns, results, count, hasOneParameter);
                break;
            default:
                RegionLoop.Run<VonMisesNarrowTail, TLanes>(columns, results, count, hasOneParameter);
                break;
        }
    }

    /// <summary>From −g at |y|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes result, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes angle = TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Angle));
        TLanes concentration = TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Concentration));
        TLanes zero = TLanes.Create(0);
        TLanes isNegative = TLanes.LessThan(angle, zero);
        TLanes isInside = LaneMask.Or(TLanes.AreEqual(concentration, zero), TLanes.LessThan(zero, concentration));
        isInside = LaneMask.And(isInside, TLanes.LessThan(concentration, TLanes.Create(double.PositiveInfinity)));
        return TLanes.Select(isInside, TLanes.Select(isNegative, result, -result), TLanes.Create(double.NaN));
    }
}
