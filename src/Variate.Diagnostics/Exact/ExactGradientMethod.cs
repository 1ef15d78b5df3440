using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Where the gradient that estimates are compared with comes from.</summary>
public abstract class ExactGradientMethod
{
    /// <summary>The gradient at the parameters of the moment.</summary>
    /// <param name="problem">The program.</param>
    /// <param name="key">Addresses draws, where there are any; and checks that there are none.</param>
    /// <exception cref="NoExactGradientException">The method does not apply; the message says why and what would.</exception>
    public abstract ExactGradient Compute(GradientProblem problem, RandomKey key);
}
