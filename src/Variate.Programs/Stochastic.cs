using Variate.Tensors;

namespace Variate.Programs;

/// <summary>Computations to begin or to extend a program with.</summary>
public static class Stochastic
{
    /// <summary>A computation that draws nothing and gives <paramref name="value"/>: the end of a recursion.</summary>
    public static Stochastic<T> Return<T>(T value) => new Constant<T>(value);

    /// <summary>Charges a part of the cost early. Choices that follow do not see it in their learning signal, which lowers their variance.</summary>
    /// <param name="cost">One number a datum, as the final cost.</param>
    /// <remarks>Written <c>from _ in Stochastic.Charge(cost)</c>. C# wants different names for a second one: <c>_1</c>, <c>_2</c>.</remarks>
    public static Stochastic<Charged> Charge(Tensor cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return new ChargedCost(cost);
    }

    /// <summary>Gives <paramref name="data"/>, and shows it to the estimators of the choices that follow: baselines and critics that have an input.</summary>
    /// <param name="data">[.., batch.., features]. Drawn values are allowed: only choices that come later see them.</param>
    /// <remarks>Written <c>from x in Stochastic.Context(images)</c>. A later context replaces an earlier one.</remarks>
    public static Stochastic<Tensor> Context(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new ShownContext(data);
    }

    /// <summary>Adds ln p(value) of a law of the model to the joint: as a charge of −ln p(value), whose law a rule of the whole program knows.</summary>
    /// <param name="law">p, with the model's parameters.</param>
    /// <param name="value">The value of a choice.</param>
    /// <remarks>Written <c>from _ in Stochastic.Prior(prior, z)</c>, and left out of what is selected.</remarks>
    public static Stochastic<Charged> Prior(Distribution law, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(value);
        return new PriorCharge(new PriorTerm(law, value));
    }
}
