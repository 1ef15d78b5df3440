using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.StudentT;

/// <summary>dy/dν of a variable of Student's law with ν degrees of freedom at a fixed level of its distribution function.</summary>
/// <remarks>All regions are exact in y: the expansion in 1/ν is uniform, because v = ln(1 + y²/ν) is kept in its coefficients.</remarks>
internal readonly unsafe struct StudentTNabla : INabla
{
    /// <summary>The least ν of the expansion; smaller ones are shifted up to it by twos.</summary>
    public const double ExpansionFrom = 24;

    private const double LargestLogarithm = 3;

    /// <summary>y²/ν beyond it may have overflowed: there ln(1 + y²/ν) = 2 ln|y| − ln ν.</summary>
    private const double LargestRatio = 1e290;

    private const int Expanded = 0;
    private const int Shifted = 1;
    private const int Tail = 2;

    public static int Weight => 64;

    public static int OperandCount => 2;

    public static int ColumnCount => StudentTColumn.Count;

    public static int RegionCount => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expand<TLanes>(TLanes value, TLanes first, TLanes second, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes ratio = value * (value / first);
        TLanes logarithm = LogarithmLanes.Log1p(ratio);
        TLanes isHuge = TLanes.LessThan(TLanes.Create(LargestRatio), ratio);
        if (TLanes.Any(isHuge))
        {
            TLanes twice = TLanes.Create(2) * LogarithmLanes.Log(TLanes.Abs(value));
            logarithm = TLanes.Select(isHuge, twice - LogarithmLanes.Log(first), logarithm);
        }

        TLanes.Store(value, NablaChunk.Column(group, StudentTColumn.Value));
        TLanes.Store(logarithm, NablaChunk.Column(group, StudentTColumn.Logarithm));
        TLanes.Store(first, NablaChunk.Column(group, StudentTColumn.DegreesOfFreedom));
        TLanes region = TLanes.Select(TLanes.LessThan(first, TLanes.Create(ExpansionFrom)), TLanes.Create(Shifted), TLanes.Create(Expanded));
        return TLanes.Select(TLanes.LessThan(TLanes.Create(LargestLogarithm), logarithm), TLanes.Create(Tail), region);
    }

    public static void Evaluate<TLanes>(int region, double* columns, double* results, int count, bool hasOneParameter)
        where TLanes : struct, ILanes<TLanes>
    {
        switch (region)
        {
            case Expanded:
                RegionLoop.Run<StudentTExpansion, TLanes>(columns, results, count, hasOneParameter);
                break;
            case Shifted:
                RegionLoop.Run<StudentTShift, TLanes>(columns, results, count, hasOneParameter);
                break;
            default:
                RegionLoop.Run<StudentTTail, TLanes>(columns, results, count, hasOneParameter);
                break;
        }
    }

    /// <summary>From g/y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes>(TLanes result, double* group)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes y = TLanes.Load(NablaChunk.Column(group, StudentTColumn.Value));
        TLanes degrees = TLanes.Load(NablaChunk.Column(group, StudentTColumn.DegreesOfFreedom));
        TLanes infinity = TLanes.Create(double.PositiveInfinity);
        TLanes isInside = LaneMask.And(TLanes.LessThan(TLanes.Create(0), degrees), TLanes.LessThan(degrees, infinity));
        isInside = LaneMask.And(isInside, TLanes.LessThan(TLanes.Abs(y), infinity));
        return TLanes.Select(isInside, y * result, TLanes.Create(double.NaN));
    }
}
