using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>d logit(x)/da of a beta variable x of shapes a and b at a fixed level of its distribution function, on any scale.</summary>
/// <remarks>
/// h solves dh/dz = ((a + b)x − a) h + ψ(a) − ψ(a + b) − ln x, z = logit(x). The two power series of the solution, in x and in 1 − x, have terms of one
/// sign on their side of the mean; the continued fractions replace a series where it would be long.
/// </remarks>
internal readonly unsafe struct BetaNabla<TScale> : INabla
    where TScale : struct, IBetaScale
{
    private const int ShortTaylor = 0;
    private const int LongTaylor = 1;
    private const int LeftSeries = 2;
    private const int RightSeries = 3;
    private const int LeftFraction = 4;
    private const int RightFraction = 5;

    public static int Weight => 64 + TScale.Weight;

    public static int ColumnCount => BetaColumn.Count;

    public static int RegionCount => 6;

    public static TLanes Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TScale.Expand(value, first, second, group);
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes b = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        TLanes x = TLanes.Load(NablaChunk.Column(group, BetaColumn.Value));
        TLanes complement = TLanes.Load(NablaChunk.Column(group, BetaColumn.Complement));
        TLanes isLeft = TLanes.LessThan(x * b, complement * a);
        TLanes left = SideRegion(x, complement, b, LeftSeries, RightSeries, LeftFraction, a + b);
        TLanes right = SideRegion(complement, x, a, RightSeries, LeftSeries, RightFraction, a + b);
        TLanes region = TLanes.Select(isLeft, left, right);

        // ab/(a + b) without the product, which may overflow.
        TLanes smaller = TLanes.Minimum(a, b);
        TLanes spread = smaller / (TLanes.Create(1) + (smaller / TLanes.Maximum(a, b)));
        region = TLanes.Select(TLanes.LessThan(TLanes.Create(BetaLimits.LongTaylorFrom), spread), TLanes.Create(LongTaylor), region);
        return TLanes.Select(TLanes.LessThan(TLanes.Create(BetaLimits.ShortTaylorFrom), spread), TLanes.Create(ShortTaylor), region);
    }

    public static void Evaluate<TLanes>(int region, double* columns, double* results, int count, bool hasOneParameter)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (region)
        {
            case ShortTaylor:
                RegionLoop.Run<BetaTaylor<ShortOrder>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case LongTaylor:
                RegionLoop.Run<BetaTaylor<LongOrder>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case LeftSeries:
                RegionLoop.Run<BetaLeftSeries, TLanes>(columns, results, count, hasOneParameter);
                break;
            case RightSeries:
                RegionLoop.Run<BetaRightSeries, TLanes>(columns, results, count, hasOneParameter);
                break;
            case LeftFraction:
                RegionLoop.Run<BetaLeftFraction, TLanes>(columns, results, count, hasOneParameter);
                break;
            default:
                RegionLoop.Run<BetaRightFraction, TLanes>(columns, results, count, hasOneParameter);
                break;
        }
    }

    public static TLanes Finish<TLanes>(TLanes result, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes b = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        TLanes isInside = LaneMask.And(IsParameter(a), IsParameter(b));
        return TLanes.Select(isInside, TScale.FromLogitNabla(result, group), TLanes.Create(double.NaN));
    }

    /// <summary>The method where the series in z has terms of one sign: that series, or the other one if short, or the fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SideRegion<TLanes>(TLanes z, TLanes complement, TLanes shape, int own, int other, int fraction, TLanes total)
        where TLanes : struct, ILanes<TLanes>
    {
        // Beyond this the terms of the other series, of both signs, are much larger than its sum.
        TLanes root = TLanes.Sqrt(shape + TLanes.Create(1));
        TLanes bound = TLanes.FusedMultiplyAdd(root, TLanes.Create(2), shape + TLanes.Create(2));
        TLanes isNear = TLanes.LessThan(complement * total, bound);
        TLanes far = TLanes.Select(isNear, TLanes.Create(other), TLanes.Create(fraction));
        return TLanes.Select(TLanes.LessThan(TLanes.Create(BetaLimits.ShortSeriesUntil), z), far, TLanes.Create(own));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes IsParameter<TLanes>(TLanes shape)
        where TLanes : struct, ILanes<TLanes> =>
        LaneMask.And(TLanes.LessThan(TLanes.Create(0), shape), TLanes.LessThan(shape, TLanes.Create(double.PositiveInfinity)));
}
