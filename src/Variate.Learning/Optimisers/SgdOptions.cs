using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>Settings of <see cref="Sgd"/>.</summary>
public sealed record SgdOptions : OptimiserOptions
{
    /// <summary>The weight of earlier steps. In [0, 1).</summary>
    /// <value>0: plain gradient descent.</value>
    public double Momentum { get; init; }

    /// <inheritdoc/>
    public override string Description => Describe($"SGD (momentum {Momentum})");

    /// <inheritdoc/>
    public override Optimiser Create(ParameterSet parameters) => new Sgd(parameters, this);

    private protected override void ThrowIfOwnOutOfRange() => OptionRange.Decay(Momentum, nameof(Momentum));
}
