using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Gamma;

/// <summary>Small values: h = (1/a) Σ xⁿ/(a + 1)ₙ (ψ(a + n + 1) − ln x).</summary>
/// <remarks>Every term is positive for x below e^ψ(a + 1); above, until 1.35, only the first is negative. The first alone where x underflows.</remarks>
internal readonly unsafe struct GammaSeries<TScale, TTermCount> : IRegion
    where TScale : struct, IGammaScale
    where TTermCount : struct, ITermCount
{
    // The constants: 1/a, ψ(a + 1), and for each further term 1/(a + n) and ψ(a + n + 1), the last first.
    private const int TermsOffset = 2;

    public static int ConstantCount => TermsOffset + (2 * TTermCount.Value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shape = TLanes.Load(NablaChunk.Column(group, GammaColumn.Concentration));
        TLanes digamma = DigammaLanes.Digamma(shape + TLanes.Create(1));
        TLanes.Store(TLanes.Create(1) / shape, constants);
        TLanes.Store(digamma, constants + TLanes.Count);
        double* term = constants + ((TermsOffset + (2 * TTermCount.Value)) * TLanes.Count);
        for (int n = 1; n <= TTermCount.Value; n++)
        {
            TLanes reciprocal = TLanes.Create(1) / (shape + TLanes.Create(n));
            digamma += reciprocal;
            term -= 2 * TLanes.Count;
            TLanes.Store(reciprocal, term);
            TLanes.Store(digamma, term + TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.Load(NablaChunk.Column(group, GammaColumn.Value));
        TLanes logarithm = TLanes.Load(NablaChunk.Column(group, GammaColumn.Logarithm));
        TLanes sum = TLanes.Create(0);
        double* term = constants + (TermsOffset * TLanes.Count);
        for (int n = TTermCount.Value; n > 0; n--, term += 2 * TLanes.Count)
        {
            sum = x * TLanes.Load(term) * (sum + (TLanes.Load(term + TLanes.Count) - logarithm));
        }

        sum += TLanes.Load(constants + TLanes.Count) - logarithm;
        return TScale.FromLogNabla(sum * TLanes.Load(constants), x);
    }
}
