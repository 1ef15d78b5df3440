using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>Evaluates a family on as many elements as stay in the first cache.</summary>
[SkipLocalsInit]
internal static unsafe class NablaChunk
{
    /// <summary>Elements of a chunk, and the distance of its columns: a multiple of the lanes of any register.</summary>
    public const int Capacity = 256;

    /// <summary>Columns at most.</summary>
    public const int LargestColumnCount = 5;

    /// <summary>Operands of a family at most.</summary>
    public const int LargestOperandCount = 3;

    private const int LargestLaneCount = 8;

    /// <summary>Where a group of elements has its part of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double* Column(double* group, int column) => group + (column * Capacity);

    /// <summary>The variable-nablas of <paramref name="count"/> elements.</summary>
    /// <param name="operands">A column for each, padded here.</param>
    /// <param name="results">One column.</param>
    /// <param name="count">From 1 to <see cref="Capacity"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evaluate<TNabla, TLanes>(double* operands, double* results, int count)
        where TNabla : struct, INabla
        where TLanes : struct, ILanes<TLanes>
    {
        double* memory = stackalloc double[((LargestColumnCount + 1) * Capacity) + CacheLine.Slack];
        double* columns = CacheLine.Align(memory);
        double* regions = Column(columns, LargestColumnCount);
        int padded = (count + LargestLaneCount - 1) & -LargestLaneCount;
        Pad(operands, TNabla.OperandCount, count, padded);
        double* first = Column(operands, 1);
        double* second = Column(operands, TNabla.OperandCount - 1);
        bool hasOneParameter = IsConstant(first, count) && (second == first || IsConstant(second, count));
        for (int i = 0; i < padded; i += TLanes.Count)
        {
            TLanes region = TNabla.Expand(TLanes.Load(operands + i), TLanes.Load(first + i), TLanes.Load(second + i), columns + i);
            TLanes.Store(region, regions + i);
        }

        if (IsConstant(regions, count))
        {
            TNabla.Evaluate<TLanes>((int)regions[0], columns, results, count, hasOneParameter);
        }
        else
        {
            EvaluateByRegion<TNabla, TLanes>(columns, regions, results, count, hasOneParameter);
        }

        for (int i = 0; i < padded; i += TLanes.Count)
        {
            TLanes.Store(TNabla.Finish(TLanes.Load(results + i), columns + i), results + i);
        }
    }

    private static void EvaluateByRegion<TNabla, TLanes>(double* columns, double* regions, double* results, int count, bool hasOneParameter)
        where TNabla : struct, INabla
        where TLanes : struct, ILanes<TLanes>
    {
        double* memory = stackalloc double[((LargestColumnCount + 1) * Capacity) + CacheLine.Slack];
        double* gathered = CacheLine.Align(memory);
        double* partial = Column(gathered, LargestColumnCount);
        int* members = stackalloc int[Capacity];
        for (int region = 0; region < TNabla.RegionCount; region++)
        {
            int memberCount = Select(regions, region, members, count);
            if (memberCount == 0)
            {
                continue;
            }

            int padded = (memberCount + LargestLaneCount - 1) & -LargestLaneCount;
            for (int column = 0; column < TNabla.ColumnCount; column++)
            {
                Gather(Column(columns, column), members, Column(gathered, column), memberCount);
            }

            Pad(gathered, TNabla.ColumnCount, memberCount, padded);
            TNabla.Evaluate<TLanes>(region, gathered, partial, memberCount, hasOneParameter);
            for (int i = 0; i < memberCount; i++)
            {
                results[members[i]] = partial[i];
            }
        }
    }

    private static int Select(double* regions, double region, int* members, int count)
    {
        // Without a branch: regions of neighbours are random.
        int memberCount = 0;
        for (int i = 0; i < count; i++)
        {
            members[memberCount] = i;
            memberCount += regions[i] == region ? 1 : 0;
        }

        return memberCount;
    }

    private static void Gather(double* source, int* members, double* destination, int count)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = source[members[i]];
        }
    }

    /// <summary>Repeats the last element, so that the lanes beyond it follow its path.</summary>
    private static void Pad(double* columns, int columnCount, int count, int padded)
    {
        for (int column = 0; column < columnCount; column++)
        {
            double* elements = Column(columns, column);
            for (int i = count; i < padded; i++)
            {
                elements[i] = elements[count - 1];
            }
        }
    }

    /// <summary>Whether all elements have the same bits.</summary>
    private static bool IsConstant(double* elements, int count)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(new ReadOnlySpan<double>(elements, count));
        return !bits.ContainsAnyExcept(bits[0]);
    }
}
