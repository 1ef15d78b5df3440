using System.Collections.Immutable;
using System.Globalization;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>Draws chunks one after the other, in memory that it uses again.</summary>
internal sealed class ChunkDrawer : IDisposable
{
    private readonly GradientMethod _method;
    private readonly int _size;
    private readonly PreparedProgram _program;
    private readonly Workspace _workspace = new(1);

    internal ChunkDrawer(GradientMethod method, int size)
    {
        _method = method;
        _size = size;
        _program = method.Prepare(size);
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Moments of the cost, then of every element of the gradient.</summary>
    /// <exception cref="NotFiniteNumberException">A number is not finite.</exception>
    internal ImmutableArray<CoordinateMoments> Draw(int count, RandomKey key)
    {
        PreparedProgram program = count == _size ? _program : _method.Prepare(count);
        _workspace.Recycle();
        program.AttachTo(_workspace);
        GradientEstimate estimate = program.Estimate(key);
        if (estimate.Outcome != EstimateOutcome.Succeeded)
        {
            throw new NotFiniteNumberException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected finite numbers from {_method.Estimator}, got {estimate.Outcome}. Choose settings that are less extreme."));
        }

        ImmutableArray<CoordinateMoments>.Builder moments = ImmutableArray.CreateBuilder<CoordinateMoments>();
        Tensor costs = estimate.Costs;
        while (costs.Rank > 1)
        {
            costs = costs.Mean(^1);
        }

        AddColumns(moments, costs, count);
        foreach (Tensor gradient in estimate.Gradients)
        {
            // The estimate is that of the mean over the draws, in which each row has the share 1/count.
            AddColumns(moments, gradient * count, count);
        }

        program.AttachTo(null);
        return moments.ToImmutable();
    }

    private static void AddColumns(ImmutableArray<CoordinateMoments>.Builder moments, Tensor rows, int count)
    {
        double[] elements = new double[rows.ElementCount];
        rows.CopyTo(elements.AsSpan());
        int stride = elements.Length / count;
        for (int column = 0; column < stride; column++)
        {
            moments.Add(CoordinateMoments.Of(elements, column, stride));
        }
    }
}
