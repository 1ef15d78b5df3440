using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The control variate of a relaxable choice: −c(z̃) ∇ ln q(b) + ∇ c(z) − ∇ c(z̃), of expectation 0 for any smooth c.</summary>
/// <remarks>
/// z̃ ~ q(z | b), and z is the latent without the condition. Explicit dependence of c on the parameters is left out of both derivatives: z and
/// z̃ have the same marginal law, so that the two terms cancel. Source: [Tucker2017] eq. (4), [Grathwohl2018] §3.
/// </remarks>
internal static class RelaxedControl
{
    private const string IndependentNoise = "independent";

    /// <summary>c and its slope at z̃ and, where the noise is independent, at z.</summary>
    /// <param name="site">The choice: its law is relaxable.</param>
    /// <param name="run">The run at the choice.</param>
    /// <param name="sample">b.</param>
    /// <param name="coupling">How z is related to z̃.</param>
    /// <param name="function">c and its slope at a leaf that has all axes.</param>
    internal static RelaxedTerms Evaluate(SampleSite site, Run run, Tensor sample, NoiseCoupling coupling, Func<Tensor, CostAndSlope> function)
    {
        var law = (IRelaxable)site.Distribution;
        TiedLatents latents = law.DrawTied(sample, run);

        // Per branch and per datum: rules above may weigh them differently, so the leaf has all axes.
        CostAndSlope conditional = function(run.Expand(latents.Conditional).AsLeaf());
        if (coupling == NoiseCoupling.Tied)
        {
            return new RelaxedTerms(conditional.Cost, latents.Unconditional, conditional.Slope, latents.Conditional, conditional.Slope);
        }

        // Given b, z with other noise has the law that z has given b, so that over all b it has its own: also where b is not drawn by this run.
        TiedLatents other = law.DrawTied(sample, run with { Key = run.Key.For(IndependentNoise) });
        CostAndSlope unconditional = function(run.Expand(other.Conditional).AsLeaf());
        return new RelaxedTerms(conditional.Cost, other.Unconditional, unconditional.Slope, latents.Conditional, conditional.Slope);
    }
}
