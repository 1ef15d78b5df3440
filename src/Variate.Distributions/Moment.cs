using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Refuses a moment that does not exist for every element of a parameter.</summary>
internal static class Moment
{
    /// <summary>The moment exists where every element is above a bound.</summary>
    /// <param name="parameter">The parameter that decides.</param>
    /// <param name="lower">The bound.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="moment">The moment's name, as "mean".</param>
    /// <exception cref="InvalidOperationException">An element is not above the bound.</exception>
    internal static void ExistsAbove(Tensor parameter, double lower, string name, string moment)
    {
        for (int i = 0; i < parameter.ElementCount; i++)
        {
            double element = parameter.ElementAt(i);
            if (!(element > lower))
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"The {moment} exists where every element of {name} is in the open interval ({lower}, ∞), got {element} at position {i}."));
            }
        }
    }
}
