using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>The law of one value, which is certain.</summary>
/// <remarks>Probabilities are masses: ln 1 = 0 at the value. The sample is the parameter itself, so that gradients flow as without a choice.</remarks>
public sealed class Delta : ComponentwiseDistribution, IReparameterised, IVariance, IEntropy, ICumulative, IVariableNablas
{
    /// <summary>The law of the given value.</summary>
    /// <param name="location">Any numbers: [.., batch, event].</param>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    public Delta(Tensor location)
        : base(ParameterShape.Of(location)) => Location = location;

    /// <summary>The value.</summary>
    public Tensor Location { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Point;

    /// <inheritdoc/>
    public override Tensor Template => Location;

    /// <summary>The value.</summary>
    public Tensor Mean => Location;

    /// <summary>0.</summary>
    public Tensor Variance => Tensor.Full(Shape, 0, Location);

    /// <summary>0: of a mass.</summary>
    public Tensor Entropy => Tensor.Full(Shape[..^1], 0, Location);

    /// <summary>1.</summary>
    public IReadOnlyList<VariableNabla> VariableNablas
        => [new(nameof(Location), Location, y => Tensor.Full(Shape.Broadcast(y.Shape, Shape), 1, y))];

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Location.BroadcastTo(run.NoiseShape(Shape));
    }

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Location.StopGradient().BroadcastTo(run.NoiseShape(Shape));
    }

    /// <summary>0 at the value, −∞ elsewhere.</summary>
    /// <inheritdoc/>
    public override Tensor ComponentLogProbability(Tensor value)
    {
        Tensor isElsewhere = (Location.StopGradient() - Checked(value)).Abs().Step();
        var elsewhere = Tensor.Full([], double.NegativeInfinity, Location);
        return Tensor.Where(isElsewhere, elsewhere, Tensor.Full([], 0, Location));
    }

    /// <inheritdoc/>
    public Tensor CumulativeProbability(Tensor value) => 1 - (Location.StopGradient() - Checked(value)).Step();

    /// <inheritdoc/>
    public override Distribution StopGradient() => Location.IsTracked ? new Delta(Location.StopGradient()) : this;

    private static Tensor Checked(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.StopGradient();
    }
}
