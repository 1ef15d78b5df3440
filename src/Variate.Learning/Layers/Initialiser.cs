using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>The law of a layer's parameters before the first step.</summary>
/// <remarks>
/// Element i depends on the key and on i alone, and float32 values are the rounded float64 ones, so that the same key starts both from the
/// same model.
/// </remarks>
public abstract class Initialiser
{
    /// <summary>Draws the initial values.</summary>
    /// <param name="key">The address of the draws.</param>
    /// <param name="shape">The shape of the parameter.</param>
    /// <param name="fan">The connections of the layer; a bias is drawn with the fan of its layer.</param>
    /// <param name="elementType">The type of the elements.</param>
    public Tensor Create(RandomKey key, Shape shape, Fan fan, ElementType elementType = ElementType.Float32)
    {
        double[] elements = new double[shape.ElementCount];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = Draw(key, (ulong)i, fan);
        }

        return Tensor.Create(elements, shape).To(elementType);
    }

    /// <summary>Draws one element.</summary>
    /// <param name="key">The address of the draws.</param>
    /// <param name="index">Which element: elements are independent.</param>
    /// <param name="fan">The connections of the layer.</param>
    protected abstract double Draw(RandomKey key, ulong index, Fan fan);
}
