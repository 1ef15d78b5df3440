using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>Moves the parameters of the estimators against the gradients of their own objectives.</summary>
/// <remarks>
/// A parameter whose definition asks for a step (a moving average) takes that step of plain gradient descent; the others are left to the
/// optimiser. A parameter without a gradient in a step stays as it is.
/// </remarks>
public sealed class Tuner
{
    private readonly Dictionary<Parameter, int> _places;
    private readonly Tensor?[] _pending;

    /// <summary>A tuner of the optimiser's parameters.</summary>
    public Tuner(Optimiser optimiser)
    {
        ArgumentNullException.ThrowIfNull(optimiser);
        Optimiser = optimiser;
        _places = optimiser.Parameters.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        _pending = new Tensor?[optimiser.Parameters.Count];
    }

    /// <summary>Moves the parameters that ask for no step of their own.</summary>
    public Optimiser Optimiser { get; }

    /// <summary>Applies the gradients of one step.</summary>
    /// <param name="gradients">Several of one parameter add up: choices may share a baseline.</param>
    /// <param name="rateFactor">Multiplies the learning rate of the optimiser, not the steps that definitions ask for.</param>
    /// <returns>Whether all parameters that were moved are finite afterwards.</returns>
    /// <exception cref="ArgumentException">A gradient is of a parameter that this tuner does not have: it would not be saved.</exception>
    public bool Step(ImmutableArray<TuningGradient> gradients, double rateFactor = 1)
    {
        bool isFinite = true;
        foreach (TuningGradient tuning in gradients)
        {
            int place = PlaceOf(tuning.Parameter);
            if (tuning.StepSize is { } stepSize)
            {
                isFinite &= Descend(tuning, stepSize);
            }
            else
            {
                _pending[place] = _pending[place] is { } sum ? sum + tuning.Gradient : tuning.Gradient;
            }
        }

        for (int place = 0; place < _pending.Length; place++)
        {
            if (_pending[place] is { } gradient)
            {
                _pending[place] = null;
                isFinite &= Optimiser.Step(place, gradient, rateFactor);
            }
        }

        return isFinite;
    }

    private static bool Descend(TuningGradient tuning, double stepSize)
        => tuning.Parameter.Value.ElementType == ElementType.Float32
            ? Descend<float>(tuning, stepSize)
            : Descend<double>(tuning, stepSize);

    private static bool Descend<T>(TuningGradient tuning, double stepSize)
        where T : unmanaged, System.Numerics.INumberBase<T>
        => ElementPass.Run<T, DescentRule<T>>(tuning.Parameter, tuning.Gradient, null, null, new DescentRule<T>(stepSize, weightDecay: 0));

    private int PlaceOf(Parameter parameter)
        => _places.TryGetValue(parameter, out int place)
            ? place
            : throw new ArgumentException(
                $"An estimator tunes '{parameter.Name}', which is not among the tuning parameters of the task: it would not be saved. Add it to TrainingTask.TuningParameters.");
}
