using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>d logit(x)/da of a beta variable x of shapes a and b at a fixed level of its distribution function, on any scale.</summary>
/// <remarks>
/// h solves dh/d logit(x) = ((a + b)x − a) h + ψ(a) − ψ(a + b) − ln x. Its two power series, in x and in 1 − x, have terms of one sign on their side of the mean;
/// continued fractions sum them faster.
/// </remarks>
internal readonly unsafe struct BetaNabla<TScale> : INabla
    where TScale : struct, IBetaScale
{
    private const int LeftFew = 0;
    private const int RightFew = 1;
    private const int LeftMany = 2;
    private const int RightMany = 3;
    private const int LeftSeries = 4;
    private const int RightSeries = 5;
    private const int LeftFraction = 6;
    private const int RightFraction = 7;
    private const int LongTaylor = 8;
    private const int MediumTaylor = 9;
    private const int ShortTaylor = 10;

    public static int Weight => 64 + TScale.Weight;

    public static int OperandCount => 3;

    public static int ColumnCount => BetaColumn.Count;

    public static int RegionCount => 11;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TScale.Expand(value, first, second, group);
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes b = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        TLanes x = TLanes.Load(NablaChunk.Column(group, BetaColumn.Value));
        TLanes complement = TLanes.Load(NablaChunk.Column(group, BetaColumn.Complement));

        TLanes total = a + b;
        TLanes product = a * b;
        TLanes isWide = TLanes.LessThan(total * TLanes.Create(BetaLimits.ManyTermsFrom), product);
        TLanes own = TLanes.Select(isWide, TLanes.Create(LeftMany), TLanes.Create(LeftFew));
        TLanes left = SideRegion(x, complement, b, own, RightSeries, LeftFraction, total);
        own = TLanes.Select(isWide, TLanes.Create(RightMany), TLanes.Create(RightFew));
        TLanes right = SideRegion(complement, x, a, own, LeftSeries, RightFraction, total);
        TLanes region = TLanes.Select(TLanes.LessThan(x * b, complement * a), left, right);
        region = TLanes.Select(TLanes.LessThan(total * TLanes.Create(BetaLimits.LongTaylorFrom), product), TLanes.Create(LongTaylor), region);
        region = TLanes.Select(TLanes.LessThan(total * TLanes.Create(BetaLimits.MediumTaylorFrom), product), TLanes.Create(MediumTaylor), region);
        return TLanes.Select(TLanes.LessThan(total * TLanes.Create(BetaLimits.ShortTaylorFrom), product), TLanes.Create(ShortTaylor), region);
    }

    public static void Evaluate<TLanes>(int region, double* columns, double* results, int count, bool hasOneParameter)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (region)
        {
            case LeftFew:
                RegionLoop.Run<BetaFixedFraction<LeftSide, FewTerms>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case RightFew:
                RegionLoop.Run<BetaFixedFraction<RightSide, FewTerms>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case LeftMany:
                RegionLoop.Run<BetaFixedFraction<LeftSide, ManyTerms>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case RightMany:
                RegionLoop.Run<BetaFixedFraction<RightSide, ManyTerms>, TLanes>(columns, results, count, hasOneParameter);
                break;
            default:
                EvaluateOther<TLanes>(region, columns, results, count, hasOneParameter);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes result, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Load(NablaChunk.Column(group, BetaColumn.First));
        TLanes b = TLanes.Load(NablaChunk.Column(group, BetaColumn.Second));
        TLanes isInside = LaneMask.And(IsParameter(a), IsParameter(b));
        return TLanes.Select(isInside, TScale.FromLogitNabla(result, group), TLanes.Create(double.NaN));
    }

    private static void EvaluateOther<TLanes>(int region, double* columns, double* results, int count, bool hasOneParameter)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (region)
        {
            case LeftSeries:
                RegionLoop.Run<BetaSeries<LeftSide>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case RightSeries:
                RegionLoop.Run<BetaSeries<RightSide>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case LeftFraction:
                RegionLoop.Run<BetaFraction<LeftSide>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case RightFraction:
                RegionLoop.Run<BetaFraction<RightSide>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case LongTaylor:
                RegionLoop.Run<BetaTaylor<LongOrder>, TLanes>(columns, results, count, hasOneParameter);
                break;
            case MediumTaylor:
                RegionLoop.Run<BetaTaylor<MediumOrder>, TLanes>(columns, results, count, hasOneParameter);
                break;
            default:
                RegionLoop.Run<BetaTaylor<ShortOrder>, TLanes>(columns, results, count, hasOneParameter);
                break;
        }
    }

    /// <summary>The method on the side of z of the mean: the own fixed fraction, or for z near 1 the other series if short, or the fraction to its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SideRegion<TLanes>(TLanes z, TLanes complement, TLanes shape, TLanes own, int other, int fraction, TLanes total)
        where TLanes : struct, ILanes<TLanes>
    {
        // Beyond shape + 2 + 2√(shape + 1) the terms of the other series, of both signs, are much larger than its sum.
        TLanes excess = (complement * total) - shape - TLanes.Create(2);
        TLanes square = TLanes.Create(4) * (shape + TLanes.Create(1));
        TLanes isNear = LaneMask.Or(TLanes.LessThan(excess, TLanes.Create(0)), TLanes.LessThan(excess * excess, square));
        TLanes far = TLanes.Select(isNear, TLanes.Create(other), TLanes.Create(fraction));
        return TLanes.Select(TLanes.LessThan(TLanes.Create(BetaLimits.FixedFractionUntil), z), far, own);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes IsParameter<TLanes>(TLanes shape)
        where TLanes : struct, ILanes<TLanes> =>
        LaneMask.And(TLanes.LessThan(TLanes.Create(0), shape), TLanes.LessThan(shape, TLanes.Create(BetaLimits.LargestShape)));
}
