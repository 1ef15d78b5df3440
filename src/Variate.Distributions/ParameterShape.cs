using System.Runtime.CompilerServices;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>The broadcast shape of the parameters of a law, which are refused if they are missing.</summary>
internal static class ParameterShape
{
    internal static Shape Of(Tensor only, [CallerArgumentExpression(nameof(only))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(only, name);
        return only.Shape;
    }

    internal static Shape Of(
        Tensor first,
        Tensor second,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "")
        => Shape.Broadcast(Of(first, firstName), Of(second, secondName));

    internal static Shape Of(
        Tensor first,
        Tensor second,
        Tensor third,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "")
        => Shape.Broadcast(Of(first, second, firstName, secondName), Of(third, thirdName));
}
