using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Two baselines added, each of which learns what the other leaves: a network and a moving average, for instance.</summary>
/// <remarks>
/// With an <see cref="InputBaseline"/> and a <see cref="MovingAverageBaseline"/> it is the centred, input-dependent baseline C(x) + c of
/// [Mnih2014] §2.3.
/// </remarks>
public sealed class SumBaseline : Baseline
{
    private readonly Baseline _first;
    private readonly Baseline _second;

    /// <summary>The sum of two baselines.</summary>
    /// <param name="first">Gives one number a datum.</param>
    /// <param name="second">Gives one number a datum.</param>
    /// <exception cref="ArgumentException">One of them gives a number for each component.</exception>
    public SumBaseline(Baseline first, Baseline second)
    {
        _first = ThrowIfPerComponent(first, nameof(first));
        _second = ThrowIfPerComponent(second, nameof(second));
    }

    /// <inheritdoc/>
    public override Tensor Predict(SampleSite site, Run run) => _first.Predict(site, run) + _second.Predict(site, run);

    /// <inheritdoc/>
    public override void Learn(ObservedCost observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        Run run = observed.Run;
        Tensor first = _first.PredictBefore(observed.Site, run);
        Tensor second = _second.PredictBefore(observed.Site, run);
        _first.Learn(observed with { Costs = observed.Costs - second.StopGradient(), Prediction = first });
        _second.Learn(observed with { Costs = observed.Costs - first.StopGradient(), Prediction = second });
    }

    private static Baseline ThrowIfPerComponent(Baseline baseline, string name)
    {
        ArgumentNullException.ThrowIfNull(baseline, name);
        return baseline.IsPerComponent
            ? throw new ArgumentException("Expected a baseline with one number a datum, got one with a number for each component.", name)
            : baseline;
    }
}
