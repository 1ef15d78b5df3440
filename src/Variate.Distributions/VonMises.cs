using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Distributions;

/// <summary>Independent angles of von Mises' law, with density exp(κ cos(y − location))/(2π I₀(κ)).</summary>
/// <remarks>
/// <para>A law on the circle: values that differ by whole turns are one angle and have one density, which integrates to 1 over a turn. Samples lie
/// within half a turn of the location; the distribution function and the moments are those of such a sample.</para>
/// <para>Implicitly reparameterised in κ, by the distribution function from location − π on ([Figurnov2018]); explicitly in the location.</para>
/// </remarks>
public sealed class VonMises : ComponentwiseDistribution, IReparameterised, IMean, IEntropy, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given location and concentration.</summary>
    /// <param name="location">An angle: [.., batch, event]; broadcasts with <paramref name="concentration"/>.</param>
    /// <param name="concentration">κ, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A concentration is not positive and finite.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public VonMises(Tensor location, Tensor concentration)
        : this(location, concentration, isChecked: false)
    {
    }

    private VonMises(Tensor location, Tensor concentration, bool isChecked)
        : base(ParameterShape.Of(location, concentration))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(concentration, nameof(concentration));
        }

        Location = location;
        Concentration = concentration;
    }

    /// <summary>The likeliest angle of each component.</summary>
    public Tensor Location { get; }

    /// <summary>κ of each component: near 0 all angles are alike, and for large κ the law is nearly normal with variance 1/κ.</summary>
    public Tensor Concentration { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Interval;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Concentration : Location;

    /// <summary>The location.</summary>
    public Tensor Mean => Location.BroadcastTo(Shape);

    /// <summary>𝔼[1 − cos(y − location)] = 1 − I₁(κ)/I₀(κ), differentiable in κ: the shape of the parameters.</summary>
    public Tensor CircularVariance => VonMisesFunctions.CircularVariance(Concentration).BroadcastTo(Shape);

    /// <summary>ln(2π I₀(κ)) − κ I₁(κ)/I₀(κ), summed over the event.</summary>
    public Tensor Entropy
        => (VonMisesFunctions.LogNormaliser(Concentration) + (Concentration * VonMisesFunctions.CircularVariance(Concentration))).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas =>
    [
        new(nameof(Location), Location, y => Tensor.Full(Shape.Broadcast(y.Shape, Shape), 1, y)),
        new(nameof(Concentration), Concentration, y => Nabla(y - Location.StopGradient())),
    ];

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose) => Location.StopGradient() + DrawAngle(run, purpose);

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        Tensor angle = DrawAngle(run, SamplePurpose);
        return Location + WithNablas(angle, [new(nameof(Concentration), Concentration, Nabla)]);
    }

    /// <summary>−2κ sin²((value − location)/2) − (ln(2π I₀(κ)) − κ), where a large κ costs no digits.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor versine = ((value - Location) / 2).Sin().Square() * 2;
        return -(Concentration * versine) - VonMisesFunctions.LogNormaliser(Concentration);
    }

    /// <summary>The probability of an angle between location − π and the value; 0 below and 1 above.</summary>
    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.VonMises(value.StopGradient() - Location.StopGradient(), Concentration.StopGradient());
    }

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CumulativeProbabilities.VonMises(Location.StopGradient() - value.StopGradient(), Concentration.StopGradient());
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Concentration.IsTracked ? new VonMises(Location.StopGradient(), Concentration.StopGradient(), isChecked: true) : this;

    private Tensor Nabla(Tensor angle) => Nablas.VonMises(angle, Concentration.StopGradient());

    private Tensor DrawAngle(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Noise.VonMises(run.KeyFor(purpose), run.NoiseShape(Shape), Concentration);
    }
}
