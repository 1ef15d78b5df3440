namespace Variate.Learning.Layers;

/// <summary>The function applied to each output of a layer.</summary>
public enum Activation
{
    /// <summary>y = x.</summary>
    Identity,

    /// <summary>y = tanh x.</summary>
    Tanh,

    /// <summary>y = max(x, 0).</summary>
    Relu,

    /// <summary>y = log(1 + eˣ).</summary>
    Softplus,

    /// <summary>y = 1/(1 + e⁻ˣ).</summary>
    Sigmoid,
}
