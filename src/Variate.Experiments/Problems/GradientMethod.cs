using System.Collections.Immutable;
using Variate.Learning.Optimisers;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>A problem with an estimator for each of its choices: it can be prepared for any number of draws.</summary>
public sealed class GradientMethod
{
    private const int DrawsOfAStep = 64;
    private const double TuningRate = 0.01;

    private readonly Func<int?, PreparedProgram> _prepare;

    internal GradientMethod(string estimator, bool isUnbiased, ImmutableArray<ChoiceEstimator> choices, Func<int?, PreparedProgram> prepare)
    {
        Estimator = estimator;
        IsUnbiased = isUnbiased;
        Choices = choices;
        _prepare = prepare;
    }

    /// <summary>The estimator that was asked for, with the options that differ from their defaults.</summary>
    public string Estimator { get; }

    /// <summary>Whether the expectation of the estimate is the gradient of the expected cost.</summary>
    public bool IsUnbiased { get; }

    /// <summary>The estimator of each choice: where the one asked for does not take a choice, another one stands here.</summary>
    public ImmutableArray<ChoiceEstimator> Choices { get; }

    /// <summary>The program, with parameters of its own.</summary>
    /// <param name="drawCount">How many rows of leaves the parameters have, one a draw; null for the parameters as they are.</param>
    public PreparedProgram Prepare(int? drawCount = null)
    {
        if (drawCount is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(drawCount));
        }

        return _prepare(drawCount);
    }

    /// <summary>The same method after its estimators have learned what they learn: baselines, scales, temperatures, critics.</summary>
    /// <param name="steps">Steps of learning at the parameters of the problem, which stay as they are; 0 for none.</param>
    /// <param name="key">Addresses the draws.</param>
    /// <exception cref="NotFiniteNumberException">What was learned is not finite.</exception>
    public GradientMethod Tuned(int steps, RandomKey key)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        PreparedProgram program = Prepare(DrawsOfAStep);
        if (steps == 0 || program.TuningParameters.Count == 0)
        {
            return this;
        }

        Learn(program, steps, key);
        ImmutableArray<ImmutableArray<double>> learned = [.. program.TuningParameters.Select(parameter => parameter.Value.ToImmutableArray())];
        return new GradientMethod(Estimator, IsUnbiased, Choices, drawCount =>
        {
            PreparedProgram prepared = _prepare(drawCount);
            foreach ((Parameter parameter, ImmutableArray<double> values) in prepared.TuningParameters.Zip(learned))
            {
                values.AsSpan().CopyTo(parameter.MutableElements<double>());
            }

            return prepared;
        });
    }

    private void Learn(PreparedProgram program, int steps, RandomKey key)
    {
        using var workspace = new Workspace(1);
        program.AttachTo(workspace);
        var tuner = new Tuner(new Adam(program.TuningParameters, new AdamOptions { LearningRate = TuningRate }));
        for (int step = 0; step < steps; step++)
        {
            workspace.Recycle();
            if (!tuner.Step(program.Estimate(key.For((ulong)step)).TuningGradients))
            {
                throw new NotFiniteNumberException($"Expected finite numbers from {Estimator}, got others while it learned. Choose settings that are less extreme.");
            }
        }

        program.AttachTo(null);
    }
}
