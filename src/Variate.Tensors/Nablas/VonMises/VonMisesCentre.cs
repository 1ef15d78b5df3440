using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.VonMises;

/// <summary>Small κ, within about one standard deviation: −g = ∫ (cos t − A) exp(κ(cos t − cos y)) dt over [0, |y|].</summary>
internal readonly unsafe struct VonMisesCentre : IRegion
{
    public static int ConstantCount => 1;

    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Store(BesselRatio.OfSmall(TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Concentration))), constants);

    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes ratio = TLanes.Load(constants);
        TLanes concentration = TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Concentration));
        TLanes angle = TLanes.Abs(TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Angle)));
        TLanes end = TrigonometryLanes.Cos(angle);
        TLanes sum = TLanes.Create(0);
        ReadOnlySpan<double> nodes = ShortRule.Nodes;
        ReadOnlySpan<double> weights = ShortRule.Weights;
        for (int i = 0; i < nodes.Length; i++)
        {
            TLanes cosine = TrigonometryLanes.Cos(angle * TLanes.Create(nodes[i]));
            TLanes density = ExponentialLanes.Exp(concentration * (cosine - end)) * TLanes.Create(weights[i]);
            sum = TLanes.FusedMultiplyAdd(cosine - ratio, density, sum);
        }

        return angle * sum;
    }
}
