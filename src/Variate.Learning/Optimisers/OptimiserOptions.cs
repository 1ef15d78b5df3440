using System.Globalization;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>A method of gradient descent and its settings, not yet bound to parameters.</summary>
public abstract record OptimiserOptions
{
    private protected OptimiserOptions()
    {
    }

    /// <summary>The size of a step. At least 0 and finite.</summary>
    /// <value>0.001.</value>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adds <c>WeightDecay·θ</c> to the gradient: the gradient of an L2 penalty ½·WeightDecay·|θ|². At least 0 and finite.</summary>
    /// <value>0.</value>
    /// <remarks>Not to be confused with decoupled weight decay (AdamW), which shrinks θ without passing through the moments.</remarks>
    public double WeightDecay { get; init; }

    /// <summary>The method and its settings in a line, for records. Two methods with one description take the same steps.</summary>
    public abstract string Description { get; }

    /// <summary>The method for these parameters, with the state of its first step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public abstract Optimiser Create(ParameterSet parameters);

    internal void ThrowIfOutOfRange()
    {
        OptionRange.AtLeastZero(LearningRate, nameof(LearningRate));
        OptionRange.AtLeastZero(WeightDecay, nameof(WeightDecay));
        ThrowIfOwnOutOfRange();
    }

    private protected abstract void ThrowIfOwnOutOfRange();

    private protected string Describe(FormattableString method)
        => FormattableString.Invariant($"{method.ToString(CultureInfo.InvariantCulture)}, learning rate {LearningRate}, weight decay {WeightDecay}");
}
