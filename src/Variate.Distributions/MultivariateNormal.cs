using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>The normal law over vectors with covariance L·Lᵀ, by the lower triangular Cholesky factor L.</summary>
/// <remarks>What stands above the diagonal of the given factor is ignored.</remarks>
public sealed class MultivariateNormal : Distribution, IReparameterised, IVariance, IEntropy
{
    // ln 2π
    private const double LogTwoPi = 1.8378770664093454836;

    private readonly Tensor _factor;

    /// <summary>The law with the given mean and Cholesky factor.</summary>
    /// <param name="location">[.., batch, n].</param>
    /// <param name="choleskyFactor">L with a positive diagonal: [.., batch, n, n]; leading axes broadcast.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number on the diagonal is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The factor is not square, or the shapes do not broadcast, or there is no event axis.</exception>
    public MultivariateNormal(Tensor location, Tensor choleskyFactor)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(choleskyFactor);
        if (location.Rank < 1 || choleskyFactor.Rank < 2 || choleskyFactor.Shape[^1] != choleskyFactor.Shape[^2] || choleskyFactor.Shape[^1] != location.Shape[^1])
        {
            throw new ShapeMismatchException($"Expected a location [.., n] and a factor [.., n, n], got shapes {location.Shape} and {choleskyFactor.Shape}.");
        }

        ParameterRange.Positive(TriangularSystem.Diagonal(choleskyFactor.StopGradient()), nameof(choleskyFactor));
        Location = location;
        CholeskyFactor = choleskyFactor;
        _factor = TriangularSystem.LowerPart(choleskyFactor);
        Shape = Shape.Broadcast(location.Shape, choleskyFactor.Shape[..^1]);
    }

    /// <summary>The mean.</summary>
    public Tensor Location { get; }

    /// <summary>L, as given.</summary>
    public Tensor CholeskyFactor { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? CholeskyFactor : Location;

    /// <inheritdoc/>
    public override Shape Shape { get; }

    /// <inheritdoc/>
    public Tensor Mean => Location.BroadcastTo(Shape);

    /// <summary>The diagonal of L·Lᵀ.</summary>
    public Tensor Variance => _factor.Square().Sum(^1).BroadcastTo(Shape);

    /// <summary>n/2·ln(2πe) + Σ ln Lᵢᵢ.</summary>
    public Tensor Entropy => (LogDeterminant + (EventSize * (LogTwoPi + 1) / 2)).BroadcastTo(Shape[..^1]);

    /// <summary>L, with zeros above the diagonal.</summary>
    internal Tensor Factor => _factor;

    /// <summary>Σ ln Lᵢᵢ.</summary>
    internal Tensor LogDeterminant => TriangularSystem.Diagonal(_factor).Log().Sum(^1);

    /// <summary>location + L·ε, ε standard normal.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Location + Correlate(_factor, run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Location.StopGradient() + Correlate(_factor.StopGradient(), run, purpose);

    /// <summary>−|L⁻¹(y − location)|²/2 − Σ ln Lᵢᵢ − n/2·ln 2π.</summary>
    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor standard = TriangularSystem.Solve(_factor, value - Location);
        return (standard.Square().Sum(^1) / -2) - LogDeterminant - (EventSize * LogTwoPi / 2);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || CholeskyFactor.IsTracked ? new MultivariateNormal(Location.StopGradient(), CholeskyFactor.StopGradient()) : this;

    private Tensor Correlate(Tensor factor, Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = Noise.Normal(run.KeyFor(purpose), run.NoiseShape(Shape), Template).AppendAxes(1);
        Tensor correlated = factor.MatMul(noise);
        return correlated.Reshape(correlated.Shape[..^1]);
    }
}
