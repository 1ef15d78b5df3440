using Variate.Tensors.SpecialFunctions.Cumulatives;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>Both tails of the gamma law near its mean, for shapes a ≥ 20.</summary>
/// <remarks>
/// <para>Q = ½ erfc(η√(a/2)) + exp(−aη²/2)/√(2πa) Σ sₖ(t) a⁻ᵏ with t = log(x/a), η²/2 = eᵗ − 1 − t and the sign of t.</para>
/// <para>The sₖ are those of the uniform expansion of [Temme1979], taken as functions of t, where they satisfy
/// s₀ = (1 − (eᵗ − 1)/η)/(eᵗ − 1) and sₖ = (sₖ₋₁′ + γₖ)/(eᵗ − 1) with 1/Γ*(a) = Σ γₖ a⁻ᵏ; economised on |t| ≤ ½.</para>
/// </remarks>
internal static class UniformGammaTails
{
    /// <summary>Of |x − a|/a: then |log(x/a)| ≤ ½.</summary>
    internal const double LargestDeviation = 0.39;

    /// <summary>How many coefficients each of the polynomials s₀, s₁, … has.</summary>
    private static ReadOnlySpan<byte> Lengths => [12, 12, 11, 10, 9, 8, 7, 6, 5, 4, 2, 1];

    /// <summary>The coefficients of s₀, then of s₁, …, each from the constant up; error 1e−17 of the sum.</summary>
    private static ReadOnlySpan<double> Coefficients =>
    [
        -0.3333333333333333, 0.08333333333333333, -0.0009259259259259455, -0.0014660493827156, 5.511463845711795E-6, 3.4538506739746776E-5,
        3.061922796668386E-8, -8.458562455249846E-7, -1.8104870757866696E-9, 2.1033538885289227E-8, 3.805787727359833E-11, -5.183022161178697E-10,
        -0.0018518518518518417, -0.0034722222222222264, 0.0020667989417960217, -0.00020484273956380625, -8.175338022815246E-5, 1.4486729565874552E-5,
        2.8694628144941974E-6, -6.821383679084727E-7, -9.346275172627627E-8, 2.733795916552239E-8, 2.8352079697481827E-9, -9.751752390019806E-10,
        0.004133597883597883, -0.0026813271604990553, 0.00032471707818558314, 0.00018472972435547636, -5.1992267848612904E-5, -6.4937310991614144E-6,
        3.665245842841766E-6, 1.012764911584224E-7, -1.9446054747805566E-7, 4.191385357948306E-9, 8.595443628795817E-9,
        0.0006494341563949758, 0.0002294720936253563, -0.0004309441487344092, 0.00011769835796233333, 1.9993176433532192E-5, -1.3762824964672751E-5,
        2.3142811481956382E-7, 9.411053660928072E-7, -9.42102323072231E-8, -4.7727638988739494E-8,
        -0.0008618882909167117, 0.0007840392309113002, -0.00016839927532430197, -7.937629565078389E-5, 4.3664129298694046E-5, -3.2593095034687287E-7,
        -4.114304778185E-6, 5.755051261764753E-7, 2.393986079938399E-7,
        -0.00033679856554131275, -6.972813910161507E-5, 0.00026565552775343324, -0.00010883729541645008, -8.86833537061566E-6, 1.682996108940702E-5,
        -2.2970271809864534E-6, -1.2309886751450964E-6,
        0.0005313079364639922, -0.0005921698188527615, 0.0001721832724438467, 7.474252099818315E-5, -6.074762009043481E-5, 5.29613582950925E-6,
        6.417754896035169E-6,
        0.00034437147719936596, 5.171899170548547E-5, -0.0003265913092737032, 0.0001709843164768412, 6.171504443597213E-6, -3.115800002992326E-5,
        -0.0006526239185953094, 0.0008399215282895153, -0.00029808493327825427, -0.00013038525105483518, 0.00012794823380008367,
        -0.0005968052407777099, -7.274054919988751E-5, 0.0006678793634143233, -0.0003939018457539928,
        0.0014246669492400806, -0.0018731661080956673,
        0.001579727660730835,
    ];

    /// <summary>Both tails at x.</summary>
    internal static TailPair At(double a, double x)
    {
        double deviation = (x - a) / a;
        double rate = ElementaryFunctions.LessLogOnePlus(deviation);
        double argument = Math.Sqrt(a * rate);
        double decay = Math.Exp(-a * rate);
        double main = 0.5 * decay * ErrorFunctions.ScaledErfc(argument);
        double correction = decay / Math.Sqrt(2 * Math.PI * a) * Sum(a, ElementaryFunctions.LogOnePlus(deviation));
        return deviation < 0 ? TailPair.FromLower(main - correction) : TailPair.FromUpper(main + correction);
    }

    private static double Sum(double a, double t)
    {
        double sum = 0;
        int end = Coefficients.Length;
        for (int k = Lengths.Length - 1; k >= 0; k--)
        {
            int start = end - Lengths[k];
            double polynomial = 0;
            for (int i = end - 1; i >= start; i--)
            {
                polynomial = Math.FusedMultiplyAdd(polynomial, t, Coefficients[i]);
            }

            sum = sum / a + polynomial;
            end = start;
        }

        return sum;
    }
}
