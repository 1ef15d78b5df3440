using Variate.Tensors;

namespace Variate.Programs;

/// <summary>What a run counts and collects on its way: cost evaluations, visits, and the objectives of estimator parameters.</summary>
public sealed class Tally
{
    private readonly Dictionary<string, int> _visits = new(StringComparer.Ordinal);
    private readonly List<Parameter> _varianceTuned = [];
    private readonly List<TuningObjective> _objectives = [];

    /// <summary>Evaluations of the cost per datum: one call on K samples counts K.</summary>
    public long CostEvaluations { get; internal set; }

    /// <summary>Evaluations per datum of the slope of the rest of the program at a value of a choice.</summary>
    public long SlopeEvaluations { get; internal set; }

    /// <summary>The mean number of equal weights that the importance weights are worth, over data and draws; null without a bound.</summary>
    public double? EffectiveSampleSize { get; private set; }

    /// <summary>How often each choice was visited, by its name.</summary>
    public IReadOnlyDictionary<string, int> Visits => _visits;

    /// <summary>Estimator parameters to be tuned by the variance of the gradient.</summary>
    public IReadOnlyList<Parameter> VarianceTuned => _varianceTuned;

    /// <summary>Estimator parameters with an objective of their own.</summary>
    public IReadOnlyList<TuningObjective> Objectives => _objectives;

    /// <summary>Reports the effective sample size of a bound; the last bound of a run is kept.</summary>
    public void Report(double effectiveSampleSize) => EffectiveSampleSize = effectiveSampleSize;

    /// <summary>Whether a parameter that is tuned by variance enters the estimate outside the control variate.</summary>
    internal bool TunesBase { get; private set; }

    /// <summary>Asks for the gradient of the estimator's variance towards a parameter of the control variate.</summary>
    public void TuneByVariance(Parameter parameter)
    {
        if (!_varianceTuned.Contains(parameter))
        {
            _varianceTuned.Add(parameter);
        }
    }

    /// <summary>As <see cref="TuneByVariance"/>, for a parameter that also enters outside the control variate: its gradient costs more.</summary>
    public void TuneBaseByVariance(Parameter parameter)
    {
        TunesBase = true;
        TuneByVariance(parameter);
    }

    /// <summary>Asks for the gradient of an objective towards a parameter.</summary>
    /// <param name="parameter">Belongs to an estimator.</param>
    /// <param name="objective">To be minimised; its elements are summed.</param>
    /// <param name="stepSize">The step of plain gradient descent that the parameter's definition asks for; null leaves it to the tuner.</param>
    public void Tune(Parameter parameter, Tensor objective, double? stepSize = null)
        => _objectives.Add(new TuningObjective(parameter, objective, stepSize));

    internal void Visit(string name) => _visits[name] = _visits.GetValueOrDefault(name) + 1;
}
