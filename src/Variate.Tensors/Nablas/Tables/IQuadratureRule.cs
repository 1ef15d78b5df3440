namespace Variate.Tensors.Nablas.Tables;

/// <summary>∫₀¹ f(u) du ≈ Σ wᵢ f(uᵢ).</summary>
internal interface IQuadratureRule
{
    /// <summary>uᵢ.</summary>
    static abstract ReadOnlySpan<double> Nodes { get; }

    /// <summary>wᵢ.</summary>
    static abstract ReadOnlySpan<double> Weights { get; }
}
