using Variate.Programs;
using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Distributions;

/// <summary>The law of the logarithms of a Concrete vector: x = (a + G)/λ − ln Σ exp((a + G)/λ), with Gumbel noise G.</summary>
/// <remarks>
/// Also known as ExpConcrete. Values are normalised, Σ exp(xᵢ) = 1, which the density takes for granted. No component underflows at any
/// temperature. Source: [Maddison2017] Appendix C.3.
/// </remarks>
public sealed class ExpRelaxedOneHotCategorical : Distribution, IReparameterised
{
    /// <summary>The law with the given logits and temperature.</summary>
    /// <param name="logits">a, which need not be normalised: [.., batch, n], at least two.</param>
    /// <param name="temperature">λ, positive: broadcasts to [.., batch, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is not positive.</exception>
    /// <exception cref="ShapeMismatchException">There are fewer than two categories, or the temperature has one for each of them.</exception>
    public ExpRelaxedOneHotCategorical(Tensor logits, Tensor temperature)
        : this(logits, temperature, isChecked: false)
    {
    }

    private ExpRelaxedOneHotCategorical(Tensor logits, Tensor temperature, bool isChecked)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(temperature);
        if (logits.Rank < 1 || logits.Shape[^1] < 2 || (temperature.Rank > 0 && temperature.Shape[^1] != 1))
        {
            throw new ShapeMismatchException($"Expected logits [.., n] with n of at least 2 and temperatures [.., 1], got shapes {logits.Shape} and {temperature.Shape}.");
        }

        if (!isChecked)
        {
            ParameterRange.Positive(temperature, nameof(temperature));
        }

        Logits = logits;
        Temperature = temperature;
        Shape = Shape.Broadcast(logits.Shape, temperature.Shape);
    }

    /// <summary>a.</summary>
    public Tensor Logits { get; }

    /// <summary>λ.</summary>
    public Tensor Temperature { get; }

    /// <inheritdoc/>
    public override SupportKind Support => SupportKind.Real;

    /// <inheritdoc/>
    public override Tensor Template => Logits;

    /// <inheritdoc/>
    public override Shape Shape { get; }

    /// <inheritdoc/>
    public Tensor Reparameterise(Run run) => Relax(Logits, Temperature, run, SamplePurpose);

    /// <inheritdoc/>
    public override Tensor Draw(Run run, string purpose = SamplePurpose)
        => Relax(Logits.StopGradient(), Temperature.StopGradient(), run, purpose);

    /// <summary>ln Γ(n) + (n − 1) ln λ + Σ sᵢ − n ln Σ exp(sᵢ), with s = a − λx.</summary>
    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // Normalised first: Σ sᵢ − n ln Σ exp(sᵢ) is the sum of log-softmaxes, where the large numbers have left.
        Tensor logProbability = (Logits - (Temperature * value)).LogSoftmax().Sum(^1);
        Tensor logTemperature = Temperature.Log();
        Tensor perDatum = Temperature.Rank == 0 ? logTemperature : logTemperature.Sum(^1);
        return logProbability + (perDatum * (EventSize - 1)) + GammaFunctions.LogGamma(EventSize);
    }

    /// <inheritdoc/>
    public override Distribution StopGradient()
        => Logits.IsTracked || Temperature.IsTracked
            ? new ExpRelaxedOneHotCategorical(Logits.StopGradient(), Temperature.StopGradient(), isChecked: true)
            : this;

    private Tensor Relax(Tensor logits, Tensor temperature, Run run, string purpose)
    {
        ArgumentNullException.ThrowIfNull(run);
        return ((logits + Noise.Gumbel(run.KeyFor(purpose), run.NoiseShape(Shape), Template)) / temperature).LogSoftmax();
    }
}
