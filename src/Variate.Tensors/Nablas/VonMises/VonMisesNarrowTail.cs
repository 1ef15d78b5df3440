using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.VonMises;

/// <summary>Large κ beyond five standard deviations: as <see cref="VonMisesTail"/>, with cos t − cos y as a product.</summary>
/// <remarks>κ multiplies the rounding errors of the two cosines, but not those of the product.</remarks>
internal readonly unsafe struct VonMisesNarrowTail : IRegion
{
    public static int ConstantCount => 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Store(BesselRatio.OfLarge(TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Concentration))), constants);

    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes ratio = TLanes.Load(constants);
        TLanes concentration = TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Concentration));
        TLanes complement = TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Complement));
        TLanes length = TailInterval.Length(complement, concentration);
        TLanes sum = TLanes.Create(0);
        ReadOnlySpan<double> nodes = LongRule.Nodes;
        ReadOnlySpan<double> weights = LongRule.Weights;
        for (int i = 0; i < nodes.Length; i++)
        {
            // With t = y + 2q: cos y − cos t = 2 sin(y + q) sin q, and sin(y + q) = sin(π − y − q).
            TLanes half = length * TLanes.Create(0.5 * nodes[i]);
            TLanes fall = TrigonometryLanes.Sin(complement - half) * TrigonometryLanes.Sin(half);
            TLanes density = ExponentialLanes.Exp(concentration * fall * TLanes.Create(-2)) * TLanes.Create(weights[i]);
            TLanes opposite = TrigonometryLanes.Cos(complement - half - half);
            sum = TLanes.FusedMultiplyAdd(ratio + opposite, density, sum);
        }

        return length * sum;
    }
}
