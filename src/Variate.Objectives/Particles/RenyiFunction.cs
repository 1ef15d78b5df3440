namespace Variate.Objectives;

/// <summary>The function of the variational Rényi bound.</summary>
internal static class RenyiFunction
{
    internal static ParticleFunction Of(double alpha)
        => alpha is >= 0 and < 1
            ? new LogMeanFunction(1 - alpha)
            : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Expected α in [0, 1). For α = 1 use Elbo.");
}
