using Variate.Tensors;

namespace Variate.Learning.Layers;

/// <summary>w ~ N(0, s²) with s = √(1.3·2/fan-in), drawn anew beyond 2s.</summary>
/// <remarks>
/// The default of TensorFlow-Slim, with which the published SBN results were made. The factor 1.3 was meant to repair the loss by the cut:
/// the standard deviation of the draws is 0.8796·s, that is √(2.012/fan-in).
/// </remarks>
public sealed class SlimVarianceScaling : Initialiser
{
    private const double Factor = 1.3 * 2;

    private const double Cut = 2;

    /// <inheritdoc/>
    protected override double Draw(RandomKey key, ulong index, Fan fan)
    {
        for (ulong attempt = 0; ; attempt++)
        {
            double draw = key.For(attempt).Normal(index);
            if (Math.Abs(draw) < Cut)
            {
                return Math.Sqrt(Factor / fan.Incoming) * draw;
            }
        }
    }
}
