using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Estimation;

/// <summary>The estimators of a model's choices, or the rule of its whole program, and what belongs to them.</summary>
public sealed class EstimatorRules
{
    internal EstimatorRules(
        ImmutableArray<Estimator> choices,
        int sampleCount = 1,
        Temperature? temperature = null,
        ControlVariateScales? scales = null,
        ImmutableArray<Parameter> learned = default)
    {
        Choices = choices;
        SampleCount = sampleCount;
        Temperature = temperature;
        Scales = scales ?? ControlVariateScales.Ones;
        ImmutableArray<Parameter> others = learned.IsDefault ? [] : learned;
        TuningParameters = new ParameterSet(
            [.. Scales.FreeParameters, .. others, .. temperature?.FreeParameter is { } free ? [free] : ImmutableArray<Parameter>.Empty]);
    }

    internal EstimatorRules(ProgramRule wholeProgram, Temperature? temperature, ControlVariateScales scales, ImmutableArray<Parameter> learned)
        : this([], temperature: temperature, scales: scales, learned: learned)
    {
        WholeProgram = wholeProgram;
    }

    /// <summary>One estimator a choice, in the order of the program; none under a rule of the whole program.</summary>
    public ImmutableArray<Estimator> Choices { get; }

    /// <summary>The rule of all choices at once; null where each has an estimator.</summary>
    public ProgramRule? WholeProgram { get; }

    /// <summary>A program whose choices have the estimators of <see cref="Choices"/>, under the rule of the whole program if there is one.</summary>
    /// <param name="program">Charges a cost.</param>
    public Stochastic<Tensor> Govern(Stochastic<Tensor> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return WholeProgram is { } rule ? program.Under(rule) : program;
    }

    /// <summary>Samples of the whole program that serve each other as baselines; 1 for most estimators.</summary>
    public int SampleCount { get; }

    /// <summary>λ, shared by all choices; null for estimators without one.</summary>
    public Temperature? Temperature { get; }

    /// <summary>η of each parameter tensor.</summary>
    public ControlVariateScales Scales { get; }

    /// <summary>What the estimators learn by objectives of their own: scales, averages, critics, the logarithm of the temperature.</summary>
    public ParameterSet TuningParameters { get; }
}
