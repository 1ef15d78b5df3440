using System.Numerics;
using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <summary>The Bernoulli log-probability where the value, or the logits, are one value and changes of it.</summary>
internal static unsafe class ChangedBernoulli
{
    // Below the logarithm of the largest number, with room for a mantissa and for rounding.
    private const double LargestExponent32 = 80;
    private const double LargestExponent64 = 700;

    /// <summary>The log-probability by way of the changes; null where only the dense elements will do.</summary>
    internal static Storage? Of(Tensor value, Tensor logits)
    {
        if (logits.Changes is { Directions: not null } logitChanges && logitChanges.AlongChanges(value) is { } outcomes)
        {
            return outcomes.Shape.BroadcastsTo(logitChanges.Base.Shape) ? OfLogits(outcomes, logitChanges) : null;
        }

        return value.Changes is { Directions: null } valueChanges && valueChanges.AlongChanges(logits) is { } fixedLogits && HasOnePerChange(fixedLogits, valueChanges)
            ? OfValues(valueChanges, fixedLogits)
            : null;
    }

    /// <summary>Whether there is one logit for each component or one for all: a single bit may have several, one under the other.</summary>
    private static bool HasOnePerChange(Tensor logits, Changes values)
        => logits.Rank == 0 || logits.Shape[^1] == 1 || logits.Shape[^1] == values.Count;

    /// <summary>The log-probability is linear in the value: a component that moves by d adds d·a.</summary>
    private static Storage OfValues(Changes values, Tensor logits)
    {
        Tensor unchanged = LogProbabilities.Bernoulli(values.Base, logits);
        Tensor unchangedRow = unchanged.PadRank(unchanged.Rank + 1);
        Tensor increments = values.Amounts * logits;
        Span<int> lastFirst = stackalloc int[increments.Rank];
        for (int axis = 0; axis < lastFirst.Length; axis++)
        {
            lastFirst[axis] = (axis + lastFirst.Length - 1) % lastFirst.Length;
        }

        Tensor changed = unchangedRow + increments.Permute(lastFirst);
        return (values.IncludesBase ? Tensor.Concatenate(0, unchangedRow, changed) : changed).Storage;
    }

    private static Storage? OfLogits(Tensor outcomes, Changes logits)
    {
        double[]? magnitudes = Magnitudes(logits);
        if (magnitudes is null)
        {
            return null;
        }

        int rows = logits.Base.Shape[..^1].ElementCount;
        int columns = logits.Base.Shape[^1];
        int size = Storage.SizeOf(logits.Base.ElementType);
        int stride = ((columns * size) + LogRatioJob.CacheLine - 1) / LogRatioJob.CacheLine * LogRatioJob.CacheLine;
        Storage exponentials = logits.Lender.NewStorage(checked(2 * logits.Count * (stride / size)));
        double largest = FillExponentials(logits, magnitudes, stride, exponentials);
        double bound = logits.Base.ElementType == ElementType.Float32 ? LargestExponent32 : LargestExponent64;

        // Not for NaN either.
        if (!(largest <= bound))
        {
            return null;
        }

        int period = (int)Math.Min(bound / largest, (stride / LogRatioJob.CacheLine) + 1);
        return Multiply(outcomes, logits, rows, stride, Math.Max(1, period), exponentials);
    }

    private static double FillExponentials(Changes logits, double[] magnitudes, int stride, Storage exponentials)
    {
        int columns = logits.Base.Shape[^1];
        double[] largest = new double[logits.Count];
        fixed (byte* directions = logits.Directions!.Storage, table = exponentials)
        {
            fixed (double* factors = magnitudes, bounds = largest)
            {
                var job = new ExponentialTableJob(
                    exponentials.ElementType, directions, factors, logits.Count, columns, stride, table, table + ((nint)logits.Count * stride), bounds);
                Partition.Run(ref job, 2L * ExpKernel.Weight * logits.Count * columns, logits.Lender.Workers);
            }
        }

        // Math.Max gives NaN where one is.
        return largest.Aggregate(0.0, Math.Max);
    }

    private static Storage Multiply(Tensor outcomes, Changes logits, int rows, int stride, int period, Storage exponentials)
    {
        Tensor slopes = Slopes(outcomes, logits);
        Tensor unchanged = LogProbabilities.Bernoulli(outcomes, logits.Base);
        Storage odds = FillOdds(logits, rows, stride);
        Storage y = logits.Lender.NewStorage(checked(logits.Shape[0] * rows));
        fixed (byte* table = exponentials, chances = odds, amounts = logits.Amounts.Storage, rises = slopes.Storage, start = unchanged.Storage, output = y)
        {
            nint skipped = logits.IncludesBase ? (nint)rows * Storage.SizeOf(y.ElementType) : 0;
            unchanged.Storage.AsSpan<byte>()[..(int)skipped].CopyTo(y.AsSpan<byte>());
            var job = new LogRatioJob
            {
                Type = y.ElementType,
                Rows = rows,
                Changes = logits.Count,
                Stride = stride,
                Period = period,
                Lower = chances,
                Upper = chances + ((nint)rows * stride),
                Rising = table,
                Falling = table + ((nint)logits.Count * stride),
                Amounts = amounts,
                Slopes = rises,
                Base = start,
                Output = output + skipped,
            };
            Partition.Run(ref job, 2L * rows * logits.Count * logits.Base.Shape[^1], logits.Lender.Workers);
        }

        return y;
    }

    /// <summary>σ(−h) and σ(h) of the logits without a change.</summary>
    private static Storage FillOdds(Changes logits, int rows, int stride)
    {
        Tensor unchanged = logits.Base;
        Storage odds = logits.Lender.NewStorage(checked(2 * rows * (stride / Storage.SizeOf(unchanged.ElementType))));
        fixed (byte* source = unchanged.Storage, table = odds)
        {
            var job = new OddsTableJob(
                unchanged.ElementType, source, rows, unchanged.Shape[^1], stride, table, table + ((nint)rows * stride));
            Partition.Run(ref job, (long)SigmoidKernel.Weight * unchanged.ElementCount, logits.Lender.Workers);
        }

        return odds;
    }

    /// <summary>Σ x·direction for every change: what the linear part of the log-probability gains for each unit of its amount.</summary>
    private static Tensor Slopes(Tensor outcomes, Changes logits)
    {
        Tensor x = outcomes.Rank == 0 ? outcomes.PadRank(1) : outcomes;
        x = x.BroadcastTo(x.Shape.With(^1, logits.Base.Shape[^1]));
        Tensor flat = x.Reshape([x.Shape[..^1].ElementCount, x.Shape[^1]]);
        Tensor slopes = Product.Of(flat, false, logits.Directions!, true);
        return slopes.Reshape([.. x.Shape[..^1], logits.Count]).BroadcastTo(logits.Amounts.Shape);
    }

    /// <summary>The one magnitude that the amounts of each change have, beside 0; null where one has several.</summary>
    private static double[]? Magnitudes(Changes logits)
        => logits.Amounts.ElementType == ElementType.Float32
            ? Magnitudes(logits.Amounts.Storage.AsSpan<float>(), logits.Count)
            : Magnitudes(logits.Amounts.Storage.AsSpan<double>(), logits.Count);

    private static double[]? Magnitudes<T>(ReadOnlySpan<T> amounts, int count)
        where T : unmanaged, INumber<T>
    {
        double[] magnitudes = new double[count];
        for (int i = 0; i < amounts.Length; i++)
        {
            double magnitude = Math.Abs(double.CreateTruncating(amounts[i]));
            ref double known = ref magnitudes[i % count];
            if (magnitude != known && magnitude != 0)
            {
                if (known != 0)
                {
                    return null;
                }

                known = magnitude;
            }
        }

        return magnitudes;
    }
}
