using System.Numerics;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Refuses parameters outside their range, with the parameter's name, the value and the range.</summary>
internal static class ParameterRange
{
    internal static void Positive(Tensor parameter, string name) => Between(parameter, 0, double.PositiveInfinity, name);

    /// <summary>Every element lies strictly between two bounds.</summary>
    internal static void Between(Tensor parameter, double lower, double upper, string name)
    {
        if (parameter.ElementType == ElementType.Float32)
        {
            Check(parameter.Elements<float>(), (float)lower, (float)upper, name);
        }
        else
        {
            Check(parameter.Elements<double>(), lower, upper, name);
        }
    }

    private static void Check<T>(ReadOnlySpan<T> elements, T lower, T upper, string name)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < elements.Length; i++)
        {
            if (!(elements[i] > lower && elements[i] < upper))
            {
                throw new ArgumentOutOfRangeException(
                    name,
                    FormattableString.Invariant($"Expected every element of {name} in the open interval ({lower}, {upper}), got {elements[i]} at position {i}."));
            }
        }
    }
}
