using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Divergences of two laws.</summary>
public static class Divergence
{
    /// <summary>KL(p ‖ q) = 𝔼_p[ln p − ln q] in closed form, summed over the event.</summary>
    /// <param name="p">The law of the average.</param>
    /// <param name="q">The other law, of the same event.</param>
    /// <returns>[.., batch]; +∞ where p has mass outside the support of q.</returns>
    /// <exception cref="NotSupportedException">The pair has no closed form here.</exception>
    public static DivergenceValue KullbackLeibler(Distribution p, Distribution q)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        Tensor? exact = ClosedDivergences.Of(p, q);
        return exact is null
            ? throw new NotSupportedException(
                $"KL({p.GetType().Name} ‖ {q.GetType().Name}) has no closed form here. Pass a key and a number of samples to estimate it.")
            : new DivergenceValue(exact, IsExact: true);
    }

    /// <summary>KL(p ‖ q), in closed form where there is one, else as an average over samples of p.</summary>
    /// <remarks>
    /// Unbiased, and so is its gradient: through the samples where p is reparameterised, else by the score of p.
    /// </remarks>
    /// <param name="p">The law of the average.</param>
    /// <param name="q">The other law, of the same event.</param>
    /// <param name="key">Addresses the samples.</param>
    /// <param name="sampleCount">How many samples; ignored when the result is exact.</param>
    /// <returns>[.., batch].</returns>
    public static DivergenceValue KullbackLeibler(Distribution p, Distribution q, RandomKey key, int sampleCount)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(q);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        Tensor? exact = ClosedDivergences.Of(p, q);
        if (exact is not null)
        {
            return new DivergenceValue(exact, IsExact: true);
        }

        Shape batch = Shape.Broadcast(p.Shape, q.Shape)[..^1];
        Run run = new Run { Key = key, Batch = batch }.With(new Axis(sampleCount, AxisKind.Draws));
        Tensor ratios = LogRatios(p, q, run);
        return new DivergenceValue(ratios.BroadcastTo([sampleCount, .. batch]).MeanFirstAxis(), IsExact: false);
    }

    private static Tensor LogRatios(Distribution p, Distribution q, Run run)
    {
        if (p is IReparameterised reparameterised)
        {
            Tensor sample = reparameterised.Reparameterise(run);
            return p.LogProbability(sample) - q.LogProbability(sample);
        }

        Tensor constant = p.Draw(run);
        Tensor logP = p.LogProbability(constant);
        Tensor ratio = logP - q.LogProbability(constant);
        // The second term is 0 and carries the score: the samples move with the parameters of p.
        return ratio + (ratio.StopGradient() * (logP - logP.StopGradient()));
    }
}
