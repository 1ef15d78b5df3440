using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>How the law of a choice changes when an earlier choice takes another value, at a value y of it, component by component.</summary>
/// <param name="LogRatio">ln q(y | other) − ln q(y): [.., components]; a categorical variable is one component.</param>
/// <param name="Nabla">
/// ḡ = (Q(y) − Q(y | other))/q(y), Q the distribution function; 0 at the last value. 𝔼_{q(·|other)}[f] − 𝔼_q[f] = 𝔼_q[ḡ(y)(f(y + 1) − f(y))].
/// </param>
internal readonly record struct ComponentChange(Tensor LogRatio, Tensor Nabla)
{
    /// <summary>The change from one law to another at a value.</summary>
    internal static ComponentChange Between(TracedChoice choice, Distribution other)
        => (choice.Law, other) switch
        {
            (Bernoulli law, Bernoulli changed) => OfBits(law, changed, choice.Value),
            (OneHotCategorical law, OneHotCategorical changed) => OfCategories(law, changed, choice.Value),
            _ => OfCounts((ComponentwiseDistribution)choice.Law, (ComponentwiseDistribution)other, choice.Value),
        };

    private static ComponentChange OfBits(Bernoulli law, Bernoulli changed, Tensor value)
    {
        // At 0 it is 1 − P(0 | other)/P(0), which expm1 gives without cancellation; selected, since at 1 the ratio may overflow.
        Tensor atZero = -(law.Logits.Softplus() - changed.Logits.Softplus()).Expm1();
        return new ComponentChange(
            changed.ComponentLogProbability(value) - law.ComponentLogProbability(value), Tensor.Where(value, Tensor.Full([], 0, value), atZero));
    }

    private static ComponentChange OfCounts(ComponentwiseDistribution law, ComponentwiseDistribution changed, Tensor value)
    {
        Tensor logProbability = law.ComponentLogProbability(value);
        Tensor difference = ((ICumulative)law).CumulativeProbability(value) - ((ICumulative)changed).CumulativeProbability(value);
        return new ComponentChange(changed.ComponentLogProbability(value) - logProbability, difference * (-logProbability).Exp());
    }

    private static ComponentChange OfCategories(OneHotCategorical law, OneHotCategorical changed, Tensor value)
    {
        Tensor category = law.PerVariable(value);
        Tensor logProbability = (category * law.PerVariable(law.LogProbabilities)).Sum(^1);
        Tensor logOther = (category * changed.PerVariable(changed.LogProbabilities)).Sum(^1);
        Tensor difference = (NextValues.IsBelow(law, value) * (law.PerVariable(law.Mean) - changed.PerVariable(changed.Mean))).Sum(^1);
        return new ComponentChange(logOther - logProbability, difference * (-logProbability).Exp());
    }
}
