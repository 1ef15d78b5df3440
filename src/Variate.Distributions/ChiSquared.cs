using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent chi-squared components: <see cref="Gamma"/> with shape ν/2 and rate ½, the law of the sum of ν squared standard normals.</summary>
public sealed class ChiSquared : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    private readonly Gamma _gamma;

    /// <summary>The law with the given degrees of freedom.</summary>
    /// <param name="degreesOfFreedom">ν, positive, not only integers: [.., batch, event].</param>
    /// <exception cref="ArgumentOutOfRangeException">ν is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public ChiSquared(Tensor degreesOfFreedom)
        : base(ParameterShape.Of(degreesOfFreedom))
    {
        ParameterRange.Positive(degreesOfFreedom, nameof(degreesOfFreedom));
        DegreesOfFreedom = degreesOfFreedom;
        _gamma = new Gamma(degreesOfFreedom / 2, Tensor.Full([], 0.5, degreesOfFreedom));
    }

    /// <summary>ν of each component.</summary>
    public Tensor DegreesOfFreedom { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Positive;

    /// <inheritdoc/>
    public override Tensor Template => DegreesOfFreedom;

    /// <summary>ν.</summary>
    public Tensor Mean => DegreesOfFreedom;

    /// <summary>2ν.</summary>
    public Tensor Variance => DegreesOfFreedom * 2;

    /// <inheritdoc/>
    public Tensor Entropy => _gamma.Entropy;

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas
        => [new(nameof(DegreesOfFreedom), DegreesOfFreedom, y => _gamma.VariableNablas[0].At(y) / 2)];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => _gamma.Draw(run, purpose);

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => _gamma.Reparameterise(run);

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value) => _gamma.ComponentLogProbability(value);

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => _gamma.CumulativeProbability(value);

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => _gamma.UpperProbability(value);

    /// <inheritdoc/>
    public override Distribution StopGradient() => DegreesOfFreedom.IsTracked ? new ChiSquared(DegreesOfFreedom.StopGradient()) : this;
}
