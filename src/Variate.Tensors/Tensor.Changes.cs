namespace Variate.Tensors;

/// <content>Values that differ from one value in one component.</content>
public sealed partial class Tensor
{
    /// <summary>A value, and n values that differ from it in one component each: row 0 is x, row i + 1 is x with component i of another value.</summary>
    /// <remarks>
    /// The n + 1 rows are not written out: sums with what they share, scaling, matrix products and the Bernoulli log-probability take them
    /// as x and its changes, at the price of one row of the matrix for each change. Every other operation meets the dense elements.
    /// </remarks>
    /// <param name="value">x: [.., n].</param>
    /// <param name="changed">Where component i of row i + 1 comes from; broadcasts to the shape of x.</param>
    /// <returns>[n + 1, .., n]. Dense where a gradient may be asked for.</returns>
    /// <exception cref="ShapeMismatchException">x has no axis, or <paramref name="changed"/> does not broadcast to it.</exception>
    public static Tensor OneComponentChanges(Tensor value, Tensor changed)
    {
        bool isTracked = AnyTracked(value, changed);
        Requires.SameElementType(value, changed);
        if (value.Rank < 1 || !changed.Shape.BroadcastsTo(value.Shape))
        {
            throw new ShapeMismatchException($"Expected a value [.., n] and components that broadcast to it, got {value.Shape} and {changed.Shape}.");
        }

        Tensor amounts = changed - value;
        if (!isTracked)
        {
            var changes = new Changes(value, amounts, null, true);
            return new Tensor(
                Storage.Defer(changes), changes.Shape, null, Math.Max(value.LeadingAxes, changed.LeadingAxes), value.IsSevered || changed.IsSevered);
        }

        int size = value.Shape[^1];
        Shape diagonal = new Shape().PadLeft(value.Rank + 1).With(0, size).With(^1, size);
        Tensor row = value.PadRank(value.Rank + 1);
        return Concatenate(0, row, row + (Identity(size, value).Reshape(diagonal) * amounts));
    }
}
