using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Independent normal components: N(locationᵢ, scaleᵢ²) for every component of the last axis.</summary>
public sealed class Normal : Distribution, IReparameterised, IMean
{
    /// <summary>The law with the given mean and standard deviation.</summary>
    /// <param name="location">[.., batch, event]; broadcasts with <paramref name="scale"/>.</param>
    /// <param name="scale">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A scale is not positive.</exception>
    /// <exception cref="ShapeMismatchException">The shapes do not broadcast, or there is no event axis.</exception>
    public Normal(Tensor location, Tensor scale)
        : this(location, scale, isChecked: false)
    {
    }

    private Normal(Tensor location, Tensor scale, bool isChecked)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(scale);
        if (!isChecked)
        {
            ParameterRange.Positive(scale, nameof(scale));
        }

        Location = location;
        Scale = scale;
        Shape = Shape.Broadcast(location.Shape, scale.Shape);
        if (Shape.Rank < 1)
        {
            throw new ShapeMismatchException($"Expected parameters [.., batch, event], got shapes {location.Shape} and {scale.Shape}.");
        }
    }

    /// <summary>The mean of each component.</summary>
    public Tensor Location { get; }

    /// <summary>The standard deviation of each component.</summary>
    public Tensor Scale { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Location.Workspace is null ? Scale : Location;

    /// <inheritdoc/>
    public override Shape Shape { get; }

    /// <inheritdoc/>
    public Tensor Mean => Location.BroadcastTo(Shape);

    /// <summary>location + scale·ε, ε standard normal.</summary>
    /// <inheritdoc cref="IReparameterised.Reparameterise"/>
    public Tensor Reparameterise(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Location + (Scale * Noise.Normal(run.KeyFor(SamplePurpose), run.NoiseShape(Shape), Template));
    }

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        Tensor noise = Noise.Normal(run.KeyFor(purpose), run.NoiseShape(Shape), Template);
        return Location.StopGradient() + (Scale.StopGradient() * noise);
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value) => LogProbabilities.Normal(value, Location, Scale).Sum(^1);

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Location.IsTracked || Scale.IsTracked ? new Normal(Location.StopGradient(), Scale.StopGradient(), isChecked: true) : this;
}
