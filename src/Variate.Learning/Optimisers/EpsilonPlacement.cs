namespace Variate.Learning.Optimisers;

/// <summary>Where Adam adds ε, which matters where gradients are small: published results hold for one of the two.</summary>
public enum EpsilonPlacement
{
    /// <summary>θ ← θ − α·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε): TensorFlow; "just before section 2.1" of [Kingma2015].</summary>
    InsideUncorrected,

    /// <summary>θ ← θ − α/(1 − β₁ᵗ) · m/(√(v/(1 − β₂ᵗ)) + ε): PyTorch; Algorithm 1 of [Kingma2015].</summary>
    Corrected,
}
