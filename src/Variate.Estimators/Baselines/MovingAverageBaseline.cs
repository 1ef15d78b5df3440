using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The exponential moving average of the mean cost of earlier steps.</summary>
/// <remarks>
/// <para>c ← c + (1 − decay)(mean cost − c): gradient descent on the squared error ½(c − cost)² with step 1 − decay, applied after the step.
/// The average never contains the sample from which it is subtracted.</para>
/// <para>Source: [Williams1992] §4; as the constant baseline of [Mnih2014].</para>
/// </remarks>
public sealed class MovingAverageBaseline : Baseline
{
    private readonly MovingAverage _average;

    /// <summary>A moving average.</summary>
    /// <param name="decay">In [0, 1): the weight of the past at each step.</param>
    /// <param name="elementType">That of the costs.</param>
    /// <param name="name">The name of the parameter that holds the average.</param>
    public MovingAverageBaseline(double decay = 0.99, ElementType elementType = ElementType.Float32, string name = "baseline")
    {
        _average = new MovingAverage(name, [], decay, elementType);
    }

    /// <summary>c.</summary>
    public Parameter Average => _average.Parameter;

    /// <inheritdoc/>
    public override Tensor Predict(SampleSite site, Run run) => Average.Value.StopGradient();

    /// <inheritdoc/>
    public override void Learn(ObservedCost observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        _average.Include(observed.Costs, observed.Run);
    }
}
