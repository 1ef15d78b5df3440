namespace Variate.Tensors.Tests.Operations;

/// <summary>Where the elements of an operand are drawn from.</summary>
/// <param name="Lower">The smallest element.</param>
/// <param name="Upper">The largest element.</param>
internal sealed record Operand(double Lower = -2, double Upper = 2)
{
    /// <summary>Elements that depend on the name alone.</summary>
    internal Tensor Draw(string name, Shape shape)
    {
        RandomKey key = RandomKey.FromSeed(41).For(name);
        double[] elements = new double[shape.ElementCount];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = Lower + ((Upper - Lower) * key.Uniform((ulong)i));
        }

        return Tensor.Create(elements, shape);
    }
}
