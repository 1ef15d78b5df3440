using Variate.Tensors;

namespace Variate.Programs;

/// <summary>What the rest of a program returns.</summary>
/// <param name="Base">
/// [leading.., batch..]. Its value estimates the expected cost, its gradient estimates the gradient of the expected cost.
/// </param>
/// <param name="Control">
/// Its value is exactly 0, its gradient is a control variate with expectation 0, to be scaled by a number for each parameter tensor. Null: none.
/// </param>
/// <param name="LogProbability">The log-probability of the choices below, only when they are recorded or replayed.</param>
public readonly record struct Estimate(Tensor Base, Tensor? Control = null, Tensor? LogProbability = null)
{
    /// <summary>The same linear map of the base and of the control variate.</summary>
    public Estimate Map(Func<Tensor, Tensor> linear)
    {
        ArgumentNullException.ThrowIfNull(linear);
        return new(linear(Base), Control is null ? null : linear(Control));
    }

    /// <summary>Adds a gradient towards a tensor to the base.</summary>
    public Estimate Attach(Tensor towards, Tensor gradient) => this with { Base = Base.InjectGradient(towards, gradient) };

    /// <summary>Adds a gradient towards a tensor to the control variate.</summary>
    public Estimate AttachControl(Tensor towards, Tensor gradient)
        => this with { Control = (Control ?? Tensor.Full(Base.Shape, 0, Base)).InjectGradient(towards, gradient) };

    internal Estimate AddCost(Tensor cost) => this with { Base = Base + cost };

    internal Estimate AddLogProbability(Tensor logProbability)
        => this with { LogProbability = LogProbability is { } below ? below + logProbability : logProbability };
}
