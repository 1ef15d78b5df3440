namespace Variate.Tensors;

/// <summary>Conditions at the public boundary, with messages that say what was expected and what came.</summary>
internal static class Requires
{
    internal static void SameElementType(Tensor left, Tensor right)
    {
        if (left.ElementType != right.ElementType)
        {
            throw new ArgumentException(
                $"Expected operands of one element type, got {left} and {right}. Convert one with Tensor.To(ElementType).");
        }
    }

    internal static void SameShape(Tensor expected, Tensor actual)
    {
        if (expected.Shape != actual.Shape)
        {
            throw new ShapeMismatchException($"Expected shape {expected.Shape}, got {actual.Shape}.");
        }
    }

    internal static void ElementTypeIs<T>(ElementType elementType)
    {
        bool matches = elementType == ElementType.Float32 ? typeof(T) == typeof(float) : typeof(T) == typeof(double);
        if (!matches)
        {
            throw new ArgumentException($"Expected the element type of the tensor, {elementType}, got {typeof(T).Name}.");
        }
    }

    internal static int UserAxis(Tensor tensor, Index axis)
    {
        int position = axis.GetOffset(tensor.Rank);
        if (position < 0 || position >= tensor.Rank)
        {
            throw new ShapeMismatchException($"Expected an axis of shape {tensor.Shape}, got axis {axis}.");
        }

        if (position < tensor.LeadingAxes)
        {
            throw new ShapeMismatchException(
                $"Axis {axis} of {tensor.Shape} is one of its {tensor.LeadingAxes} leading axes (samples of a run), over which a program may not reduce. Count event axes from the end: ^1.");
        }

        return position;
    }
}
