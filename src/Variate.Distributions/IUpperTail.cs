using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>A distribution whose upper tail can be computed without the rounding of 1 − Q.</summary>
public interface IUpperTail : ICumulative
{
    /// <summary>1 − Q(y) = P(Y &gt; y) of each component, through which no gradient flows.</summary>
    /// <param name="value">[.., event], broadcasts with the parameters.</param>
    /// <returns>The broadcast shape; 1 below the support and 0 above it.</returns>
    Tensor UpperProbability(Tensor value);
}
