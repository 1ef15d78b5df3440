using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.StudentT;

/// <summary>v above 3: g/y = 1/(2ν) − h/4, h = (1/a) Σ (a + ½)ₙ/(a + 1)ₙ wⁿ (ψ(a + n + 1) − ψ(a + n + ½) + v), a = ν/2, w = e⁻ᵛ.</summary>
/// <remarks>w is the beta variable of shapes a and ½ behind Student's law; its ratio is below 1/20.</remarks>
internal readonly unsafe struct StudentTTail : IRegion
{
    // e⁻³ to the thirteenth power is below the last bit.
    private const int TermCount = 13;

    // The constants: 1/a, ψ(a + 1) − ψ(a + ½), and for each further term the factor and the difference, the last first.
    private const int TermsOffset = 2;

    public static int ConstantCount => TermsOffset + (2 * TermCount);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Create(0.5);
        TLanes a = TLanes.Load(NablaChunk.Column(group, StudentTColumn.DegreesOfFreedom)) * half;
        TLanes difference = DigammaLanes.Difference(a + half, a + TLanes.Create(1), half);
        TLanes.Store(TLanes.Create(1) / a, constants);
        TLanes.Store(difference, constants + TLanes.Count);
        double* term = constants + ((TermsOffset + (2 * TermCount)) * TLanes.Count);
        for (int n = 1; n <= TermCount; n++)
        {
            TLanes above = a + TLanes.Create(n);
            TLanes below = above - half;
            TLanes reciprocal = TLanes.Create(1) / above;
            difference -= half * reciprocal / below;
            term -= 2 * TLanes.Count;
            TLanes.Store(below * reciprocal, term);
            TLanes.Store(difference, term + TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes logarithm = TLanes.Load(NablaChunk.Column(group, StudentTColumn.Logarithm));
        TLanes decay = ExponentialLanes.ExpOfNonPositive(-logarithm);
        TLanes sum = TLanes.Create(0);
        double* term = constants + (TermsOffset * TLanes.Count);
        for (int n = TermCount; n > 0; n--, term += 2 * TLanes.Count)
        {
            sum = decay * TLanes.Load(term) * (sum + (TLanes.Load(term + TLanes.Count) + logarithm));
        }

        sum += TLanes.Load(constants + TLanes.Count) + logarithm;

        // 1/(2ν) = 1/(4a).
        return TLanes.Create(0.25) * TLanes.Load(constants) * (TLanes.Create(1) - sum);
    }
}
