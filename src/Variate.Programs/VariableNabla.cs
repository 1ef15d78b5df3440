using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A parameter of a law, with its variable-nabla g = −(∂Q(y)/∂γ)/q(y).</summary>
public sealed class VariableNabla
{
    private readonly Func<Tensor, Tensor> _at;

    /// <summary>The variable-nabla towards a parameter.</summary>
    /// <param name="name">The field's name of the parameter, as the law's property has it: "Concentration".</param>
    /// <param name="parameter">γ, tracked where the user's parameters are: [.., event], broadcasts to the shape of the law; or [.., event, k] where
    /// a component has k of them.</param>
    /// <param name="at">g of every component, given values [.., event]; with the axis of k behind, where the parameter has it.</param>
    public VariableNabla(string name, Tensor parameter, Func<Tensor, Tensor> at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(at);
        Name = name;
        Parameter = parameter;
        _at = at;
    }

    /// <summary>The field's name of the parameter.</summary>
    public string Name { get; }

    /// <summary>γ.</summary>
    public Tensor Parameter { get; }

    /// <summary>g at a value, elementwise.</summary>
    /// <param name="value">y: [.., event], broadcasts with the parameters.</param>
    /// <returns>The broadcast shape, followed by the axes of γ behind the event.</returns>
    public Tensor At(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return _at(value);
    }
}
