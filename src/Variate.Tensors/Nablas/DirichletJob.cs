using System.Runtime.CompilerServices;
using Variate.Tensors.Kernels;
using Variate.Tensors.Nablas.Beta;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>The pullback of Dirichlet variables, shared by rows: gᵢ (vᵢ − Σ vⱼ yⱼ)/(1 − yᵢ), in binary64 and rounded once.</summary>
/// <param name="type">Of all operands, which are contiguous and of one shape.</param>
/// <param name="value">y.</param>
/// <param name="concentration">α.</param>
/// <param name="outputGradient">v.</param>
/// <param name="result">The output.</param>
/// <param name="rowCount">Variables.</param>
/// <param name="length">Components of each, at least 1.</param>
[SkipLocalsInit]
internal readonly unsafe struct DirichletJob(
    ElementType type, void* value, void* concentration, void* outputGradient, void* result, long rowCount, int length) : IJob, ILaneWork
{
    private readonly byte* _value = (byte*)value;
    private readonly byte* _concentration = (byte*)concentration;
    private readonly byte* _outputGradient = (byte*)outputGradient;
    private readonly byte* _result = (byte*)result;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(rowCount, RowsInBlock, part, partCount);
        LaneWidth.Run(ElementType.Float64, in this, start, end);
    }

    /// <summary>As many as fill a chunk.</summary>
    private int RowsInBlock => Math.Max(1, NablaChunk.Capacity / length);

    /// <inheritdoc/>
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        int capacity = RowsInBlock * length;
        double[] buffer = new double[4 * capacity];
        fixed (double* values = buffer)
        {
            double* concentrations = values + capacity;
            double* others = concentrations + capacity;
            double* contrasts = others + capacity;
            for (long row = start; row < end; row += RowsInBlock)
            {
                int rows = (int)Math.Min(RowsInBlock, end - row);
                long position = row * length;
                ElementColumns.Read(type, _value, position, values, rows * length);
                ElementColumns.Read(type, _concentration, position, concentrations, rows * length);
                ElementColumns.Read(type, _outputGradient, position, contrasts, rows * length);
                for (int i = 0; i < rows * length; i += length)
                {
                    SumOthers(concentrations + i, others + i);
                    Centre(values + i, contrasts + i);
                }

                Evaluate<TLanes>(values, position, rows * length, capacity);
            }
        }
    }

    /// <summary>For every component the sum of the other concentrations; without the cancellation of taking one off the total.</summary>
    private void SumOthers(double* concentrations, double* others)
    {
        double before = 0;
        for (int i = 0; i < length; i++)
        {
            others[i] = before;
            before += concentrations[i];
        }

        double after = 0;
        for (int i = length - 1; i >= 0; i--)
        {
            others[i] += after;
            after += concentrations[i];
        }
    }

    /// <summary>vᵢ − Σ vⱼ yⱼ in place.</summary>
    private void Centre(double* values, double* gradients)
    {
        double mean = 0;
        for (int i = 0; i < length; i++)
        {
            mean = Math.FusedMultiplyAdd(values[i], gradients[i], mean);
        }

        for (int i = 0; i < length; i++)
        {
            gradients[i] -= mean;
        }
    }

    private void Evaluate<TLanes>(double* values, long position, int count, int capacity)
        where TLanes : struct, ILanes<TLanes>
    {
        double* memory = stackalloc double[((NablaChunk.LargestOperandCount + 1) * NablaChunk.Capacity) + CacheLine.Slack];
        double* operands = CacheLine.Align(memory);
        double* results = NablaChunk.Column(operands, NablaChunk.LargestOperandCount);
        double* contrasts = values + (3 * capacity);
        for (int start = 0; start < count; start += NablaChunk.Capacity)
        {
            int size = Math.Min(NablaChunk.Capacity, count - start);
            for (int operand = 0; operand < NablaChunk.LargestOperandCount; operand++)
            {
                var source = new ReadOnlySpan<double>(values + (operand * capacity) + start, size);
                source.CopyTo(new Span<double>(NablaChunk.Column(operands, operand), size));
            }

            NablaChunk.Evaluate<BetaNabla<DirichletScale>, TLanes>(operands, results, size);
            for (int i = 0; i < size; i++)
            {
                results[i] *= contrasts[start + i];
            }

            ElementColumns.Write(type, results, _result, position + start, size);
        }
    }
}
