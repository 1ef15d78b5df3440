using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A distribution with independent components, each with a distribution function that can be computed.</summary>
public interface ICumulative
{
    /// <summary>Q(y) = P(Y ≤ y) of each component, through which no gradient flows.</summary>
    /// <param name="value">[.., event], broadcasts with the parameters.</param>
    /// <returns>The broadcast shape; 0 below the support and 1 above it.</returns>
    Tensor CumulativeProbability(Tensor value);
}
