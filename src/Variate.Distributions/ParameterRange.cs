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

    /// <summary>Every element is below +∞, and every vector along the last axis has one above −∞.</summary>
    internal static void Logits(Tensor logits, string name)
    {
        int size = logits.Shape[^1];
        bool isAnyFinite = false;
        for (int i = 0; i < logits.ElementCount; i++)
        {
            double element = logits.ElementAt(i);
            isAnyFinite = (isAnyFinite && i % size > 0) || element > double.NegativeInfinity;
            if (!(element < double.PositiveInfinity) || (!isAnyFinite && i % size == size - 1))
            {
                throw new ArgumentOutOfRangeException(
                    name,
                    FormattableString.Invariant($"Expected every element of {name} in [-∞, ∞), and one of every {size} above -∞, got {element} at position {i}."));
            }
        }
    }

    /// <summary>Whether some element lies below a bound.</summary>
    internal static bool IsAnyBelow(Tensor parameter, double bound)
        => parameter.ElementType == ElementType.Float32
            ? IsAnyBelow(parameter.Elements<float>(), (float)bound)
            : IsAnyBelow(parameter.Elements<double>(), bound);

    private static bool IsAnyBelow<T>(ReadOnlySpan<T> elements, T bound)
        where T : unmanaged, INumber<T>
    {
        foreach (T element in elements)
        {
            if (element < bound)
            {
                return true;
            }
        }

        return false;
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
