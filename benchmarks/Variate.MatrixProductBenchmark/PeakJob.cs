using Variate.Tensors;

namespace Variate.MatrixProductBenchmark;

/// <summary>The register loop on every thread at once.</summary>
internal struct PeakJob : IJob
{
    /// <summary>Steps of the loop on each thread.</summary>
    public long Steps;

    /// <summary>Depends on the results, so that no compiler can leave the loop out.</summary>
    public float Sum;

    /// <inheritdoc/>
    public void Execute(int part, int partCount) => Sum = PeakLoop.Run(Steps);
}
