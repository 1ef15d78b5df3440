using Variate.Tensors.Nablas.Tables;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.VonMises;

/// <summary>Small κ, the tails: −g = ∫ (A − cos t) exp(κ(cos t − cos y)) dt over [|y|, π].</summary>
internal readonly unsafe struct VonMisesTail : IRegion
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
        TLanes complement = TLanes.Load(NablaChunk.Column(group, VonMisesColumn.Complement));
        TLanes length = TailInterval.Length(complement, concentration);
        TLanes start = TrigonometryLanes.Cos(complement);
        TLanes sum = TLanes.Create(0);
        ReadOnlySpan<double> nodes = LongRule.Nodes;
        ReadOnlySpan<double> weights = LongRule.Weights;
        for (int i = 0; i < nodes.Length; i++)
        {
            // cos t = −cos(π − t).
            TLanes opposite = TrigonometryLanes.Cos(TLanes.FusedMultiplyAdd(length, TLanes.Create(-nodes[i]), complement));
            TLanes density = ExponentialLanes.Exp(concentration * (start - opposite)) * TLanes.Create(weights[i]);
            sum = TLanes.FusedMultiplyAdd(ratio + opposite, density, sum);
        }

        return length * sum;
    }
}
