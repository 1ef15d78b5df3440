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
        => Join(LogProbabilities.Bernoulli(values.Base, logits), values.Amounts * logits, values.IncludesBase);

    /// <summary>A change by d along w adds d·Σ x·w to the linear part, and its ratio to the normaliser.</summary>
    private static Storage? OfLogits(Tensor outcomes, Changes logits)
    {
        if (Ratios(logits) is not { } ratios)
        {
            return null;
        }

        Tensor increments = Pointwise.Zip3<LogProbabilityChangeKernel>(logits.Amounts, Slopes(outcomes, logits), ratios, null);
        return Join(LogProbabilities.Bernoulli(outcomes, logits.Base), increments, logits.IncludesBase);
    }

    /// <summary>The values at all changes, and at the base if it is one of them.</summary>
    /// <param name="unchanged">The value at the base: [..].</param>
    /// <param name="increments">What each change adds: [.., n].</param>
    /// <param name="includesBase">Whether the base comes first.</param>
    /// <returns>[n + 1, ..] or [n, ..].</returns>
    private static Storage Join(Tensor unchanged, Tensor increments, bool includesBase)
    {
        Tensor row = unchanged.PadRank(increments.Rank);
        Span<int> lastFirst = stackalloc int[increments.Rank];
        for (int axis = 0; axis < lastFirst.Length; axis++)
        {
            lastFirst[axis] = (axis + lastFirst.Length - 1) % lastFirst.Length;
        }

        Tensor changed = row + increments.Permute(lastFirst);
        return (includesBase ? Tensor.Concatenate(0, row, changed) : changed).Storage;
    }

    /// <summary>Σ softplus(h + w) − softplus(h) for every change w of every row h: [.., n]. Null where the products cannot be trusted.</summary>
    private static Tensor? Ratios(Changes logits)
    {
        double[] magnitudes = new double[logits.Count];
        if (!UniformMagnitudes.TryFind(logits.Amounts, magnitudes))
        {
            return null;
        }

        int size = Storage.SizeOf(logits.Base.ElementType);
        int line = RatioProductJob.CacheLine;
        int stride = ((logits.Base.Shape[^1] * size) + line - 1) / line * line;
        Storage exponentials = logits.Lender.NewStorage(checked(logits.Count * (stride / size)));
        double largest = FillExponentials(logits, magnitudes, stride, exponentials);
        double bound = size == sizeof(float) ? LargestExponent32 : LargestExponent64;

        // Nor where it is NaN.
        return largest <= bound ? Multiply(logits, stride, (int)Math.Min(bound / largest, stride), exponentials) : null;
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
                    exponentials.ElementType, directions, factors, logits.Count, columns, stride, table, bounds);
                Partition.Run(ref job, (long)ExpKernel.Weight * logits.Count * columns, logits.Lender.Workers);
            }
        }

        // Math.Max gives NaN where one is.
        return largest.Aggregate(0.0, Math.Max);
    }

    private static Tensor Multiply(Changes logits, int stride, int period, Storage exponentials)
    {
        int rows = logits.Base.Shape[..^1].ElementCount;
        Storage odds = FillOdds(logits, rows, stride);
        Storage mantissas = logits.Lender.NewStorage(logits.Amounts.ElementCount);
        Storage powers = logits.Lender.NewStorage(logits.Amounts.ElementCount);
        fixed (byte* table = exponentials, chances = odds, amounts = logits.Amounts.Storage, mantissa = mantissas, power = powers)
        {
            var job = new RatioProductJob
            {
                Type = odds.ElementType,
                Rows = rows,
                Changes = logits.Count,
                Stride = stride,
                Period = period,
                Lower = chances,
                Upper = chances + ((nint)rows * stride),
                Exponentials = table,
                Amounts = amounts,
                Mantissas = mantissa,
                Exponents = power,
            };
            Partition.Run(ref job, 2L * rows * logits.Count * logits.Base.Shape[^1], logits.Lender.Workers);
        }

        Tensor logProducts = Pointwise.Zip<ScaledLogKernel>(Constant(mantissas), Constant(powers), null);
        return Pointwise.Zip3<FallingChangeKernel>(logits.Amounts, logits.Directions!.Sum(^1), logProducts, null);

        Tensor Constant(Storage storage) => new(storage, logits.Amounts.Shape, null, Tensor.NoLeadingAxes, false);
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
}
