using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A probability law over vectors (the last axis is the event); the simplest program, which draws one value.</summary>
/// <remarks>
/// The parameters are [.., batch, event]. A law without batch axes is drawn once for all data: expand its parameters to draw once a datum.
/// What else a law can do is said by the interfaces it implements: <see cref="IReparameterised"/>, <see cref="IRelaxable"/>,
/// <see cref="IFiniteSupport"/>, <see cref="IMean"/>.
/// </remarks>
public abstract class Distribution : Stochastic<Tensor>
{
    /// <summary>The purpose of the draw that gives a choice its value.</summary>
    public const string SamplePurpose = "sample";

    /// <summary>What values it can take.</summary>
    public abstract SupportKind Support { get; }

    /// <summary>A parameter, which gives element type and workspace.</summary>
    public abstract Tensor Template { get; }

    /// <summary>The broadcast shape of the parameters: [.., batch, event].</summary>
    public abstract Shape Shape { get; }

    /// <summary>The number of components of one value.</summary>
    public int EventSize => Shape[^1];

    /// <summary>A sample, through which no gradient flows.</summary>
    /// <param name="run">Gives the noise and its shape.</param>
    /// <param name="purpose">What the draw is for; other purposes give independent samples.</param>
    /// <returns>[leading.., batch.., event].</returns>
    public abstract Tensor Draw(Run run, string purpose = SamplePurpose);

    /// <summary>ln p(value), summed over the event.</summary>
    /// <param name="value">[.., event], broadcasts with the parameters.</param>
    /// <returns>The broadcast shape without the event axis.</returns>
    public abstract Tensor LogProbability(Tensor value);

    /// <summary>The same law, with parameters through which no gradient flows.</summary>
    public abstract Distribution StopGradient();

    /// <summary>A choice of this law whose gradient is estimated by <paramref name="estimator"/>.</summary>
    public SampleSite Via(Estimator estimator)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        return new SampleSite(this, estimator, null, null);
    }

    /// <summary>A choice of this law in a program under a rule of the whole program, with its own part in that rule.</summary>
    public SampleSite Via(ChoiceRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new SampleSite(this, null, rule, null);
    }

    /// <summary>A choice of this law under a name, which errors and records use, with the run's default estimator.</summary>
    public SampleSite Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SampleSite(this, null, null, name);
    }

    /// <inheritdoc/>
    public sealed override Estimate Evaluate(Run run, Continuation<Tensor> rest) => new SampleSite(this, null, null, null).Evaluate(run, rest);
}
