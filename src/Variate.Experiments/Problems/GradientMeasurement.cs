using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>Draws a gradient estimate many times over and compares it with the exact gradient.</summary>
/// <remarks>
/// The draws are a leading axis of the parameters, a row of leaves for each, so that one backward pass gives every draw's own gradient. They are
/// made in chunks whose size depends on nothing but the problem and the method, each with a key of its own, and merged in the order of the
/// chunks: the same seed gives the same bits for any number of threads, in bounded memory.
/// </remarks>
public static class GradientMeasurement
{
    private const long ElementsOfAChunk = 1 << 17;
    private const int MostDrawsOfAChunk = 1 << 13;

    /// <summary>Measures.</summary>
    /// <param name="problem">Gives the exact gradient.</param>
    /// <param name="method">One of the problem.</param>
    /// <param name="samples">The number of independent draws, at least 2.</param>
    /// <param name="key">Addresses all randomness.</param>
    /// <param name="threads">Chunks that are drawn at once, at least 1.</param>
    /// <param name="interrupted">Stops between chunks.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    /// <exception cref="NotFiniteNumberException">A draw gave a number that is not finite.</exception>
    public static MeasuredGradient Measure(
        Problem problem, GradientMethod method, long samples, RandomKey key, int threads, CancellationToken interrupted = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        long costEvaluations = method.Prepare(drawCount: 1).Estimate(key).Diagnostics.CostEvaluations;
        int chunkSize = ChunkSize(costEvaluations * problem.ElementsOfADraw, samples);
        int chunkCount = checked((int)((samples + chunkSize - 1) / chunkSize));
        var chunks = new ImmutableArray<CoordinateMoments>[chunkCount];
        DrawAll(
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = interrupted },
            chunkCount,
            () => new ChunkDrawer(method, chunkSize),
            (chunk, drawer) =>
            {
                int count = (int)Math.Min(chunkSize, samples - ((long)chunk * chunkSize));
                chunks[chunk] = drawer.Draw(count, key.For((ulong)chunk));
            });
        return Compare(problem, Merge(chunks), samples, costEvaluations);
    }

    private static void DrawAll(ParallelOptions options, int chunkCount, Func<ChunkDrawer> create, Action<int, ChunkDrawer> draw)
    {
        try
        {
            Parallel.For(
                0,
                chunkCount,
                options,
                create,
                (chunk, _, drawer) =>
                {
                    draw(chunk, drawer);
                    return drawer;
                },
                static drawer => drawer.Dispose());
        }
        catch (AggregateException failures)
        {
            // Several chunks may fail at once, all for the same reason.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private static int ChunkSize(long elementsOfADraw, long samples)
        => (int)Math.Min(samples, Math.Clamp(ElementsOfAChunk / Math.Max(1, elementsOfADraw), 1, MostDrawsOfAChunk));

    private static CoordinateMoments[] Merge(ImmutableArray<CoordinateMoments>[] chunks)
    {
        var sums = new CoordinateMoments[chunks[0].Length];
        foreach (ImmutableArray<CoordinateMoments> chunk in chunks)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = sums[i].Merge(chunk[i]);
            }
        }

        return sums;
    }

    /// <summary>The moments are those of the cost, then those of the gradient, element by element.</summary>
    private static MeasuredGradient Compare(Problem problem, CoordinateMoments[] moments, long samples, long costEvaluations)
    {
        ExactGradient exact = problem.Exact();
        ImmutableArray<MeasuredCoordinate>.Builder coordinates = ImmutableArray.CreateBuilder<MeasuredCoordinate>(moments.Length - 1);
        for (int p = 0; p < problem.Parameters.Length; p++)
        {
            for (int index = 0; index < exact.Gradients[p].Length; index++)
            {
                coordinates.Add(new MeasuredCoordinate(
                    problem.Parameters[p].Name, index, exact.Gradients[p][index], moments[coordinates.Count + 1]));
            }
        }

        var objective = new MeasuredCoordinate("objective", 0, exact.Objective, moments[0]);
        return new MeasuredGradient(samples, objective, coordinates.MoveToImmutable(), costEvaluations);
    }
}
