using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent Laplace components, with density exp(−|y − location|/scale)/(2 scale).</summary>
/// <remarks>At the location the density has a kink; the gradient towards the location and the value is 0 there.</remarks>
public sealed class Laplace : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, IUpperTail, IVariableNablas
{
    /// <summary>The law with the given location and scale.</summary>
    /// <param name="location">Any finite number: [.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Laplace(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private Laplace(Tensor location, Tensor scale, bool isChecked)
        : base(ParameterShape.Of(location, scale))
    {
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Location = location;
        Scale = scale;
    }

    /// <summary>The mean of each component.</summary>
    public Tensor Location { get; }

    /// <summary>The mean distance from the location.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <summary>The location.</summary>
    public Tensor Mean => Location.BroadcastTo(Shape);

    /// <summary>2 scale².</summary>
    public Tensor Variance => (Scale.Square() * 2).BroadcastTo(Shape);

    /// <summary>1 + ln(2 scale), summed over the event.</summary>
    public Tensor Entropy => ((Scale * 2).Log() + 1).BroadcastTo(Shape).Sum(^1);

    /// <inheritdoc/>
    public IReadOnlyList<VariableNabla> VariableNablas => LocationScale.VariableNablas(this, Location, Scale);

    /// <summary>location + scale·x, x = −sign(v)·ln(2 min(u, 1 − u)), v = u − ½, u uniform.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run) => Location + (Scale * DrawStandard(run, SamplePurpose));

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Location.StopGradient() + (Scale.StopGradient() * DrawStandard(run, purpose));

    /// <summary>−|y − location|/scale − ln(2 scale).</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return -((value - Location) / Scale).Abs() - (Scale * 2).Log();
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => Level(LocationScale.Standardise(value, Location, Scale));

    /// <inheritdoc/>
    public Tensor UpperProbability(Tensor value) => Level(-LocationScale.Standardise(value, Location, Scale));

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new Laplace(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;

    /// <summary>eᵗ/2 below the location, 1 − e⁻ᵗ/2 above.</summary>
    private static Tensor Level(Tensor standard)
    {
        Tensor tail = (-standard.Abs()).Exp() / 2;
        return Tensor.Where(standard.Step(), 1 - tail, tail);
    }

    private Tensor DrawStandard(Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor centred = Noise.Uniform(run.KeyFor(purpose), run.NoiseShape(Shape), Template) - 0.5;
        // 1 − 2|u − ½| is exact, so both tails are as fine as u near 0.
        return -(centred.Sign() * Tensor.Affine(centred.Abs(), -2, 1).Log());
    }
}
