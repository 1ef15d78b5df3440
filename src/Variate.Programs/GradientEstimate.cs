using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>An estimate of an objective and of its gradient: values only, no record of how they were made.</summary>
/// <remarks>The tensors belong to the step: they are invalid once the workspace of the parameters is recycled.</remarks>
public sealed class GradientEstimate
{
    private readonly ParameterSet _parameters;

    internal GradientEstimate(
        ParameterSet parameters,
        Tensor costs,
        ImmutableArray<Tensor> gradients,
        ImmutableArray<TuningGradient> tuningGradients,
        EstimateDiagnostics diagnostics)
    {
        _parameters = parameters;
        Costs = costs;
        Objective = costs.MeanAll().ToScalar();
        Gradients = gradients;
        TuningGradients = tuningGradients;
        Diagnostics = diagnostics;
    }

    /// <summary>The estimated expected cost of each datum, averaged over draws and samples: the batch shape.</summary>
    public Tensor Costs { get; }

    /// <summary>The mean of <see cref="Costs"/>.</summary>
    public double Objective { get; }

    /// <summary>The gradient of the expected mean cost towards each parameter, in the order of the parameters.</summary>
    public ImmutableArray<Tensor> Gradients { get; }

    /// <summary>Gradients of the estimators' own parameters towards their own objectives.</summary>
    public ImmutableArray<TuningGradient> TuningGradients { get; }

    /// <summary>What the estimate cost.</summary>
    public EstimateDiagnostics Diagnostics { get; }

    /// <summary>Whether all numbers are finite. Reads every gradient once.</summary>
    public EstimateOutcome Outcome
    {
        get
        {
            if (!double.IsFinite(Objective))
            {
                return EstimateOutcome.NonFiniteCost;
            }

            foreach (Tensor gradient in Gradients)
            {
                // A sum of squares is finite only if every element is (or overflows, which is as bad).
                if (!double.IsFinite(gradient.SumOfSquares()))
                {
                    return EstimateOutcome.NonFiniteGradient;
                }
            }

            return EstimateOutcome.Succeeded;
        }
    }

    /// <summary>The gradient of the expected mean cost towards one of the parameters.</summary>
    /// <exception cref="ArgumentException">The estimate was not made for this parameter.</exception>
    public Tensor GradientTowards(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        for (int i = 0; i < _parameters.Count; i++)
        {
            if (ReferenceEquals(_parameters[i], parameter))
            {
                return Gradients[i];
            }
        }

        throw new ArgumentException($"Expected one of the {_parameters.Count} parameters of the estimate, got '{parameter.Name}'.", nameof(parameter));
    }
}
