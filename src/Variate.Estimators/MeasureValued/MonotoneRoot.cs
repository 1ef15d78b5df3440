using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Where increasing functions take a value, elementwise.</summary>
internal static class MonotoneRoot
{
    // Halves an interval of a thousand down to 1e−12.
    private const int Halvings = 50;

    /// <summary>The x between the ends with f(x) = level, by bisection.</summary>
    /// <param name="increasing">f: constants in, constants out.</param>
    /// <param name="lower">Where f is not above the level.</param>
    /// <param name="upper">Where f is not below the level.</param>
    /// <param name="level">What f is to be; the broadcast shape of all is the shape of the result.</param>
    internal static Tensor Find(Func<Tensor, Tensor> increasing, Tensor lower, Tensor upper, Tensor level)
    {
        for (int i = 0; i < Halvings; i++)
        {
            Tensor middle = (lower + upper) * 0.5;
            Tensor isBelow = (level - increasing(middle)).Step();
            lower = Tensor.Where(isBelow, middle, lower);
            upper = Tensor.Where(isBelow, upper, middle);
        }

        return (lower + upper) * 0.5;
    }
}
