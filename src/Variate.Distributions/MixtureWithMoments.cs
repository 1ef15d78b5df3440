using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>A <see cref="Mixture"/> of laws that have a mean and a variance, with its own.</summary>
/// <typeparam name="TLaws">The family.</typeparam>
public sealed class MixtureWithMoments<TLaws> : ComponentwiseDistribution, IReparameterised, IUpperTail, IVariance
    where TLaws : ComponentwiseDistribution, IVariance
{
    private readonly Mixture _mixture;
    private readonly TLaws _laws;

    /// <summary>The mixture with the given weights and laws.</summary>
    /// <inheritdoc cref="Mixture(Tensor, ComponentwiseDistribution)" path="/param"/>
    /// <inheritdoc cref="Mixture(Tensor, ComponentwiseDistribution)" path="/exception"/>
    public MixtureWithMoments(Tensor logits, TLaws laws)
        : this(new Mixture(logits, laws), laws)
    {
    }

    private MixtureWithMoments(Mixture mixture, TLaws laws)
        : base(mixture.Shape)
    {
        _mixture = mixture;
        _laws = laws;
    }

    /// <summary>ln w, up to a constant.</summary>
    public Tensor Logits => _mixture.Logits;

    /// <summary>The laws, with the last axis in the place of their event axis.</summary>
    public TLaws Laws => _laws;

    /// <inheritdoc/>
    public override SupportKind Support => _mixture.Support;

    /// <inheritdoc/>
    public override Tensor Template => _mixture.Template;

    /// <summary>Σₖ wₖ meanₖ.</summary>
    public Tensor Mean => (Weights * _laws.Mean).Sum(^1);

    /// <summary>Σₖ wₖ(varianceₖ + (meanₖ − mean)²).</summary>
    public Tensor Variance => (Weights * (_laws.Variance + (_laws.Mean - Mean.AppendAxes(1)).Square())).Sum(^1);

    /// <inheritdoc cref="Mixture.VariableNablas"/>
    public IReadOnlyList<VariableNabla> VariableNablas => _mixture.VariableNablas;

    private Tensor Weights => Logits.Softmax();

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => _mixture.Draw(run, purpose);

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => _mixture.Reparameterise(run);

    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value) => _mixture.ComponentLogProbability(value);

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => _mixture.CumulativeProbability(value);

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => _mixture.UpperProbability(value);

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => new MixtureWithMoments<TLaws>((Mixture)_mixture.StopGradient(), (TLaws)_laws.StopGradient());
}
