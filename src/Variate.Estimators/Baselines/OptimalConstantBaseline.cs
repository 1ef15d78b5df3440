using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The constant of least variance for each component: 𝔼[f sᵢ²]/𝔼[sᵢ²], s the score, by moving averages of earlier steps.</summary>
/// <remarks>
/// <para>With: (f(z) − cᵢ) sᵢ towards the logit of component i, sᵢ = zᵢ − 𝔼[zᵢ]; cᵢ minimises its variance.</para>
/// <para>
/// Requires: Bernoulli or one-hot categorical choices of a fixed size. The averages are over data, and hold the value before the sample is
/// included; a component without history has the baseline 0.
/// </para>
/// <para>Source: [Weaver2001]; [Mohamed2020].</para>
/// </remarks>
public sealed class OptimalConstantBaseline : Baseline
{
    // A normal number in Float32 too.
    private const double SmallestWeight = 1e-30;

    private readonly int _eventSize;
    private readonly MovingAverage _costs;
    private readonly MovingAverage _weights;

    /// <summary>A baseline for one choice.</summary>
    /// <param name="eventSize">The number of components of the choice.</param>
    /// <param name="decay">In [0, 1): the weight of the past at each step.</param>
    /// <param name="elementType">That of the costs.</param>
    /// <param name="name">Names the parameters <c>name/costs</c> and <c>name/weights</c>.</param>
    public OptimalConstantBaseline(
        int eventSize,
        double decay = 0.99,
        ElementType elementType = ElementType.Float32,
        string name = "optimal-baseline")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(eventSize, 1);
        _eventSize = eventSize;
        _costs = new MovingAverage($"{name}/costs", [eventSize], decay, elementType);
        _weights = new MovingAverage($"{name}/weights", [eventSize], decay, elementType);
    }

    /// <summary>The average of f·sᵢ².</summary>
    public Parameter WeightedCosts => _costs.Parameter;

    /// <summary>The average of sᵢ².</summary>
    public Parameter Weights => _weights.Parameter;

    /// <inheritdoc/>
    internal override bool IsPerComponent => true;

    /// <inheritdoc/>
    public override Tensor Predict(SampleSite site, Run run)
    {
        // Where nothing was seen both averages are 0, and so is the quotient.
        Tensor weights = Weights.Value.StopGradient();
        return WeightedCosts.Value.StopGradient() / Tensor.Maximum(weights, Tensor.Full([], SmallestWeight, weights));
    }

    /// <inheritdoc/>
    public override void Learn(ObservedCost observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        Shape axes = [.. observed.Costs.Shape, _eventSize];
        Tensor weights = ComponentScore.Of(observed.Site.Distribution, observed.Sample).Score.Square().BroadcastTo(axes);
        _weights.Include(weights, observed.Run);
        _costs.Include(weights * observed.Costs.AppendAxes(1), observed.Run);
    }

    /// <inheritdoc/>
    internal override void Check(SampleSite site, string name)
    {
        if (site.Distribution is not (Bernoulli or OneHotCategorical) || site.Distribution.EventSize != _eventSize)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: its optimal constant baseline takes Bernoulli or OneHotCategorical choices of size {_eventSize}, got {site.Distribution.GetType().Name} of size {site.Distribution.EventSize}. Use a moving-average baseline.");
        }
    }
}
