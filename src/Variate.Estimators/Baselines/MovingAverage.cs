using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>An exponential moving average, kept in a parameter that is moved after the step.</summary>
/// <remarks>a ← a + (1 − decay)(mean − a): gradient descent on ½(a − value)² with step 1 − decay.</remarks>
internal sealed class MovingAverage
{
    private readonly double _decay;

    internal MovingAverage(string name, Shape shape, double decay, ElementType elementType)
    {
        if (decay is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "Expected a decay in [0, 1).");
        }

        _decay = decay;
        Parameter = new Parameter(name, Tensor.Zeros(shape, elementType));
    }

    internal Parameter Parameter { get; }

    /// <summary>Moves the average towards values, whose last axes are those of the average and whose other axes are averaged over.</summary>
    internal void Include(Tensor values, Run run)
    {
        double weight = 0.5 * Parameter.Shape.ElementCount / values.ElementCount;
        run.Tally.Tune(Parameter, (Parameter.Value - values.StopGradient()).Square() * weight, 1 - _decay);
    }
}
