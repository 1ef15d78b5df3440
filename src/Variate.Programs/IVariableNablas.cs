namespace Variate.Programs;

/// <summary>A distribution with independent components, each with a variable-nabla towards every parameter.</summary>
/// <remarks>
/// g = −(∂Q(y)/∂γ)/q(y), with the distribution function Q and the density or mass q. Of a continuous law it is the derivative of a sample
/// towards γ at a fixed level of Q: ∂γ𝔼[f] = 𝔼[g ∂f/∂y]. Of a law over integers: ∂γ𝔼[f] = 𝔼[g (f(y + 1) − f(y))], and g is 0 at the last point of
/// a finite support. Source: [Cong2019] Theorem 1, eq. (7) to (9).
/// </remarks>
public interface IVariableNablas
{
    /// <summary>One for every parameter tensor by which the law was made.</summary>
    IReadOnlyList<VariableNabla> VariableNablas { get; }
}
