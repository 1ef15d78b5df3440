using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>Settings of <see cref="RmsProp"/>.</summary>
public sealed record RmsPropOptions : OptimiserOptions
{
    /// <summary>The weight of the past in the mean of the squared gradient. In [0, 1).</summary>
    /// <value>0.99.</value>
    public double Decay { get; init; } = 0.99;

    /// <summary>ε, which bounds the step where the gradient vanishes. Positive.</summary>
    /// <value>1e−8.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override string Description => Describe($"RMSprop (decay {Decay}, ε {Epsilon})");

    /// <inheritdoc/>
    public override Optimiser Create(ParameterSet parameters) => new RmsProp(parameters, this);

    private protected override void ThrowIfOwnOutOfRange()
    {
        OptionRange.Decay(Decay, nameof(Decay));
        OptionRange.Positive(Epsilon, nameof(Epsilon));
    }
}
