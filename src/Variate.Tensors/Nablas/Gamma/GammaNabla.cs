using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>dx/da, or d ln x/da, of a gamma variable of shape a at a fixed level of its distribution function.</summary>
/// <remarks>h = d ln x/da solves dh/d ln x + (a − x) h = ψ(a) − ln x. Each region has the solution in a form whose terms have one sign, or nearly.</remarks>
internal readonly unsafe struct GammaNabla<TScale> : INabla
    where TScale : struct, IGammaScale
{
    private const int NearMean = 0;
    private const int Expanded = 1;
    private const int Shifted = 2;
    private const int ShortSeries = 3;
    private const int LongSeries = 4;
    private const int Fraction = 5;

    public static int Weight => 64;

    public static int OperandCount => 2;

    public static int ColumnCount => GammaColumn.Count;

    public static int RegionCount => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TScale.Value(value);
        TLanes.Store(x, NablaChunk.Column(group, GammaColumn.Value));
        TLanes.Store(first, NablaChunk.Column(group, GammaColumn.Concentration));
        TLanes isSmall = TLanes.LessThan(first, TLanes.Create(GammaLimits.ExpansionFrom));
        TLanes region = TLanes.Select(isSmall, RegionOfSmall(x, first), RegionOfLarge(x, first));

        // Near the mean nobody reads it.
        bool isRead = TLanes.Any(TLanes.LessThan(TLanes.Create(NearMean), region));
        TLanes.Store(isRead ? TScale.Logarithm(value) : x, NablaChunk.Column(group, GammaColumn.Logarithm));
        return region;
    }

    public static void Evaluate<TLanes>(int region, double* columns, double* results, int count, bool hasOneParameter)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (region)
        {
            case NearMean:
                RegionLoop.Run<GammaNearMean<TScale>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case Expanded:
                RegionLoop.Run<GammaExpansion<TScale>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case Shifted:
                RegionLoop.Run<GammaShift<TScale>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case ShortSeries:
                RegionLoop.Run<GammaSeries<TScale, ShortSum>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case LongSeries:
                RegionLoop.Run<GammaSeries<TScale, LongSum>, TLanes>(columns, results, count, hasOneParameter);
                break;
            default:
                RegionLoop.Run<GammaFraction<TScale>, TLanes>(columns, results, count, hasOneParameter);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes result, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shape = TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration));
        TLanes isShape = LaneMask.And(
            TLanes.LessThan(TLanes.Create(0), shape), TLanes.LessThan(shape, TLanes.Create(double.PositiveInfinity)));
        TLanes bounded = TScale.Bound(result, TLanes.Load(NablaChunk.Column(group, GammaColumn.Value)));
        return TLanes.Select(isShape, bounded, TLanes.Create(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes RegionOfSmall<TLanes>(TLanes x, TLanes shape)
        where TLanes : struct, ILanes<TLanes>
    {
        // Above a + 3 + 4.5√(a + 1) the recurrence would multiply rounding errors by one over the upper tail.
        TLanes excess = x - shape - TLanes.Create(3);
        TLanes square = TLanes.Create(20.25) * (shape + TLanes.Create(1));
        TLanes isTail = LaneMask.And(TLanes.LessThan(TLanes.Create(0), excess), TLanes.LessThan(square, excess * excess));
        TLanes region = TLanes.Select(isTail, TLanes.Create(Fraction), TLanes.Create(Shifted));
        region = TLanes.Select(TLanes.LessThan(x, TLanes.Create(GammaLimits.LongSeriesUntil)), TLanes.Create(LongSeries), region);
        return TLanes.Select(TLanes.LessThan(x, TLanes.Create(GammaLimits.ShortSeriesUntil)), TLanes.Create(ShortSeries), region);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes RegionOfLarge<TLanes>(TLanes x, TLanes shape)
        where TLanes : struct, ILanes<TLanes>
    {
        // e⁻² and e².
        TLanes region = TLanes.Select(TLanes.LessThan(x, shape * TLanes.Create(0.1353352832366127)), TLanes.Create(LongSeries), TLanes.Create(Expanded));
        region = TLanes.Select(TLanes.LessThan(shape * TLanes.Create(7.38905609893065), x), TLanes.Create(Fraction), region);
        TLanes isNear = TLanes.LessThan(TLanes.Abs(x - shape), shape * TLanes.Create(GammaLimits.NearMeanRadius));
        TLanes near = TLanes.Select(isNear, TLanes.Create(NearMean), region);
        return TLanes.Select(TLanes.LessThan(shape, TLanes.Create(GammaLimits.NearMeanFrom)), region, near);
    }
}
