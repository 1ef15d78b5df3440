using Variate.Distributions;
using Variate.Estimators;
using Variate.Learning.Layers;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning.Tests;

/// <summary>Bits that should copy the signs of noisy inputs; by REBAR with everything learned.</summary>
internal sealed class ToyTask : TrainingTask
{
    private const int Batch = 4;

    private readonly Linear _encoder;
    private readonly Temperature _temperature;
    private readonly ControlVariateScales _scales;
    private readonly Estimator _estimator;

    public ToyTask(int inputCount = 6, int unitCount = 5, Estimator? estimator = null)
    {
        _encoder = new Linear("encoder", inputCount, unitCount, RandomKey.FromSeed(2));
        _temperature = Temperature.Learned();
        _estimator = estimator ?? new RebarEstimator(_temperature);
        Parameters = new ParameterSet(_encoder.Parameters);
        _scales = ControlVariateScales.Learned(Parameters);
        TuningParameters = new ParameterSet([_temperature.FreeParameter!, .. _scales.FreeParameters]);
    }

    public override ParameterSet Parameters { get; }

    public override ParameterSet TuningParameters { get; }

    public override int StepsPerEpoch => 10;

    public override double? CurrentTemperature => _temperature.Value;

    /// <summary>Called before each program is made, with the step.</summary>
    public Action<long> BeforeProgram { get; init; } = _ => { };

    /// <summary>Changes the cost of a step.</summary>
    public Func<long, Tensor, Tensor> Cost { get; init; } = (_, cost) => cost;

    /// <summary>The steps of the programs that were made.</summary>
    public List<long> Programs { get; } = [];

    public override EstimateOptions EstimateOptionsAt(long step) => new() { Batch = [Batch], Scales = _scales };

    public override Stochastic<Tensor> ProgramAt(long step, RandomKey key, Workspace workspace)
    {
        BeforeProgram(step);
        Programs.Add(step);
        Tensor x = Noise.Normal(key, [Batch, _encoder.Weights.Shape[0]], _encoder.Weights.Value);
        Tensor target = x.Step().Sum(^1, keepAxis: true) / x.Shape[^1];
        return from h in Bernoulli.FromLogits(_encoder.Apply(x)).Via(_estimator)
               select Cost(step, (h - target).Square().Sum(^1));
    }

    public override IReadOnlyList<EvaluationRecord> Evaluate(long step, RandomKey key, Workspace workspace)
        => [new EvaluationRecord { Step = (int)step, Split = "test", Kind = "constant", Value = key.Uniform(0) }];

    public override IReadOnlyDictionary<string, double> Metrics()
        => new Dictionary<string, double>(StringComparer.Ordinal) { ["programs"] = Programs.Count };
}
