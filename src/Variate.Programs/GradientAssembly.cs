using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>Turns the estimate of a program into gradients: one backward pass for the base, one for the control variate.</summary>
/// <remarks>
/// gₚ = Bₚ + ηₚ·Cₚ for every parameter tensor p. The variance objective is V = Σₚ |gₚ|²/N over all N elements: since 𝔼[gₚ] does not depend on
/// ηₚ, on a temperature or on a critic's weight λ, ∇V is an unbiased estimate of the gradient of the variance. ∂V/∂ηₚ = 2⟨gₚ, Cₚ⟩/N and
/// ∂V/∂λ = Σₚ 2⟨gₚ, ∂Bₚ/∂λ + ηₚ ∂Cₚ/∂λ⟩/N, where only baselines enter B. Source: [Tucker2017] eq. (6), [Grathwohl2018] §3.
/// </remarks>
internal sealed class GradientAssembly(ParameterSet parameters, ControlVariateScales scales, Run run)
{
    private readonly Tally _tally = run.Tally;

    internal GradientEstimate Assemble(Estimate estimate)
    {
        scales.ThrowIfNotFor(parameters);
        Tensor[] leaves = [.. parameters.Select(parameter => parameter.Value)];
        Tensor costs = AverageLeadingAxes(estimate.Base.StopGradient());
        bool needsControl = estimate.Control is not null && (scales.IsLearned || _tally.VarianceTuned.Count > 0);
        var tuning = new List<TuningGradient>();
        ImmutableArray<Tensor> gradients;
        if (needsControl || _tally.TunesBase)
        {
            bool isDifferentiable = _tally.VarianceTuned.Count > 0;
            ImmutableArray<Tensor?> baseGradients = TowardsLeaves(estimate.Base, leaves, _tally.TunesBase);
            ImmutableArray<Tensor?> controlGradients =
                estimate.Control is { } control ? TowardsLeaves(control, leaves, isDifferentiable) : [.. new Tensor?[leaves.Length]];
            gradients = Combine(baseGradients, controlGradients);
            tuning.AddRange(TuneScales(gradients, controlGradients));
            tuning.AddRange(TuneByVariance(gradients, baseGradients, controlGradients));
        }
        else
        {
            Tensor total = estimate.Control is { } fixedControl ? estimate.Base + (fixedControl * scales[0]) : estimate.Base;
            gradients = OrZeros(TowardsLeaves(total, leaves, isDifferentiable: false));
        }

        tuning.AddRange(TuneOwnObjectives());
        var diagnostics = new EstimateDiagnostics(_tally.CostEvaluations, _tally.Visits)
        {
            SlopeEvaluations = _tally.SlopeEvaluations,
            EffectiveSampleSize = _tally.EffectiveSampleSize,
        };
        return new GradientEstimate(parameters, costs, gradients, [.. tuning], diagnostics);
    }

    private static ImmutableArray<Tensor?> TowardsLeaves(Tensor estimate, Tensor[] leaves, bool isDifferentiable)
    {
        var weight = Tensor.Full(estimate.Shape, 1.0 / estimate.ElementCount, estimate);
        return Gradient.Towards([estimate], [weight], leaves, isDifferentiable);
    }

    private Tensor AverageLeadingAxes(Tensor costs)
    {
        Tensor average = costs;
        while (average.Rank > run.Batch.Rank)
        {
            average = average.MeanFirstAxis();
        }

        return average;
    }

    private ImmutableArray<Tensor> OrZeros(ImmutableArray<Tensor?> gradients)
        => [.. gradients.Select((gradient, p) => gradient ?? Tensor.Full(parameters[p].Shape, 0, parameters[p].Value))];

    private ImmutableArray<Tensor> Combine(ImmutableArray<Tensor?> baseGradients, ImmutableArray<Tensor?> controlGradients)
    {
        var sums = new Tensor?[parameters.Count];
        for (int p = 0; p < sums.Length; p++)
        {
            Tensor? scaled = controlGradients[p] is { } control ? control.StopGradient() * scales[p] : null;
            Tensor? own = baseGradients[p]?.StopGradient();
            sums[p] = own is not null && scaled is not null ? own + scaled : own ?? scaled;
        }

        return OrZeros([.. sums]);
    }

    private IEnumerable<TuningGradient> TuneScales(ImmutableArray<Tensor> gradients, ImmutableArray<Tensor?> controlGradients)
    {
        for (int p = 0; p < scales.FreeParameters.Length; p++)
        {
            double derivative = controlGradients[p] is { } control
                ? 2 * gradients[p].Dot(control) / parameters.ElementCount * scales.Derivative(p)
                : 0;
            yield return new TuningGradient(scales.FreeParameters[p], Tensor.Full([], derivative, gradients[p].ElementType));
        }
    }

    private IEnumerable<TuningGradient> TuneByVariance(
        ImmutableArray<Tensor> gradients, ImmutableArray<Tensor?> baseGradients, ImmutableArray<Tensor?> controlGradients)
    {
        var outputs = new List<Tensor>();
        var seeds = new List<Tensor>();
        for (int p = 0; p < gradients.Length; p++)
        {
            Add(baseGradients[p], gradients[p] * (2.0 / parameters.ElementCount));
            Add(controlGradients[p], gradients[p] * (2 * scales[p] / parameters.ElementCount));
        }

        Tensor[] tuned = [.. _tally.VarianceTuned.Select(parameter => parameter.Value)];
        ImmutableArray<Tensor?> derivatives = Gradient.Towards([.. outputs], [.. seeds], tuned);
        return _tally.VarianceTuned.Zip(
            derivatives,
            (parameter, derivative) => new TuningGradient(parameter, derivative ?? Tensor.Zeros(parameter.Shape, parameter.Value.ElementType)));

        void Add(Tensor? output, Tensor seed)
        {
            if (output is { IsTracked: true })
            {
                outputs.Add(output);
                seeds.Add(seed);
            }
        }
    }

    /// <summary>One backward pass an objective, however many parameters it has.</summary>
    private IEnumerable<TuningGradient> TuneOwnObjectives()
        => _tally.Objectives
            .GroupBy(tuning => tuning.Objective, ReferenceEqualityComparer.Instance)
            .SelectMany(static group => Differentiate([.. group]));

    private static IEnumerable<TuningGradient> Differentiate(TuningObjective[] objectives)
    {
        Tensor[] inputs = [.. objectives.Select(tuning => tuning.Parameter.Value)];
        return objectives.Zip(
            Gradient.Of(objectives[0].Objective, inputs),
            (tuning, gradient) => new TuningGradient(tuning.Parameter, gradient, tuning.StepSize));
    }
}
