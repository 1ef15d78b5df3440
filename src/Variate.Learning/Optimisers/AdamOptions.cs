using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>Settings of <see cref="Adam"/>.</summary>
public sealed record AdamOptions : OptimiserOptions
{
    /// <summary>β₁, the weight of the past in the mean of the gradient. In [0, 1).</summary>
    /// <value>0.9.</value>
    public double FirstDecay { get; init; } = 0.9;

    /// <summary>β₂, the weight of the past in the mean of the squared gradient. In [0, 1).</summary>
    /// <value>0.999. Results of the REBAR family were made with 0.99999 and more.</value>
    public double SecondDecay { get; init; } = 0.999;

    /// <summary>ε, which bounds the step where the gradient vanishes. Positive: with 0, an element whose gradient is always 0 becomes NaN.</summary>
    /// <value>1e−8.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Where ε is added.</summary>
    /// <value><see cref="EpsilonPlacement.Corrected"/>.</value>
    public EpsilonPlacement EpsilonPlacement { get; init; } = EpsilonPlacement.Corrected;

    /// <inheritdoc/>
    public override string Description
        => Describe($"Adam (β₁ {FirstDecay}, β₂ {SecondDecay}, ε {Epsilon} {(EpsilonPlacement == EpsilonPlacement.Corrected ? "corrected" : "uncorrected")})");

    /// <inheritdoc/>
    public override Optimiser Create(ParameterSet parameters) => new Adam(parameters, this);

    private protected override void ThrowIfOwnOutOfRange()
    {
        OptionRange.Decay(FirstDecay, nameof(FirstDecay));
        OptionRange.Decay(SecondDecay, nameof(SecondDecay));
        OptionRange.Positive(Epsilon, nameof(Epsilon));
        if (!Enum.IsDefined(EpsilonPlacement))
        {
            throw new ArgumentOutOfRangeException(nameof(EpsilonPlacement), EpsilonPlacement, "Expected one of the placements.");
        }
    }
}
