using System.Collections.Immutable;

namespace Variate.Experiments.Problems;

/// <summary>A node of a trapezoidal sum over the law of Q, which is noncentral χ².</summary>
/// <remarks>ln Q = v − e⁻ᵛ: the mass falls off doubly exponentially at both ends of v.</remarks>
/// <param name="Weight">exp(−Q/6).</param>
/// <param name="Mass">Probability of the node; all masses have the sum 1.</param>
/// <param name="MassChange">Its derivative in the noncentrality; all have the sum 0.</param>
internal readonly record struct ChiSquareNode(double Weight, double Mass, double MassChange)
{
    // e⁻⁴⁵ is 3e−20.
    private const double NegligibleExponent = 45;

    private const double LargestStep = 1.0 / 64;
    private const int MostNodes = 1 << 16;

    /// <summary>The nodes of the law with D degrees of freedom and noncentrality ν.</summary>
    /// <exception cref="ExactGradientException">ν is so large that there would be too many.</exception>
    internal static ImmutableArray<ChiSquareNode> Of(int degreesOfFreedom, double noncentrality)
    {
        double deviation = Math.Sqrt(2 * (degreesOfFreedom + (2 * noncentrality)));
        double largest = degreesOfFreedom + noncentrality + (10 * deviation) + (2 * NegligibleExponent);
        double least = -Math.Log(2 * NegligibleExponent / degreesOfFreedom) - 1;

        // exp(−t e^(−Q/6)) is a step at Q = 6 ln t whose width in ln Q falls as 1/Q.
        double step = Math.Min(LargestStep, 1 / largest);
        double count = (Math.Log(largest) + 1 - least) / step;
        if (!(count < MostNodes))
        {
            throw new ExactGradientException("Expected parameters near the optimum of the bound. Choose a smaller offset.");
        }

        double[] shares = PoissonShares(noncentrality / 2);
        ImmutableArray<ChiSquareNode>.Builder nodes = ImmutableArray.CreateBuilder<ChiSquareNode>();
        for (int i = 0; i <= count; i++)
        {
            double v = least + (i * step);
            double logQ = v - Math.Exp(-v);
            double width = step * (1 + Math.Exp(-v));
            (double mass, double change) = MassAt(logQ, degreesOfFreedom, shares);
            nodes.Add(new ChiSquareNode(Math.Exp(-Math.Exp(logQ) / 6), width * mass, width * change));
        }

        return nodes.ToImmutable();
    }

    /// <summary>The density of ln Q, and its derivative in ν: half of what two more degrees of freedom change.</summary>
    private static (double Mass, double Change) MassAt(double log, int degreesOfFreedom, double[] shares)
    {
        double half = degreesOfFreedom / 2.0;
        double scaled = Math.Exp(log) / 2;
        double density = Math.Exp((half * Math.Log(scaled)) - scaled - LogGammaOfHalf(degreesOfFreedom));
        double mass = 0;
        double next = 0;
        for (int j = 0; j < shares.Length; j++)
        {
            mass += shares[j] * density;
            density *= scaled / (half + j);
            next += shares[j] * density;
        }

        return (mass, (next - mass) / 2);
    }

    /// <summary>Poisson(j; rate) up to where nothing is left.</summary>
    private static double[] PoissonShares(double rate)
    {
        double[] shares = new double[(int)Math.Min(MostNodes, rate + (12 * Math.Sqrt(rate)) + 60)];
        double log = -rate;
        for (int j = 0; j < shares.Length; j++)
        {
            shares[j] = Math.Exp(log);
            log += rate == 0 ? double.NegativeInfinity : Math.Log(rate / (j + 1));
        }

        return shares;
    }

    /// <summary>ln Γ(n/2).</summary>
    private static double LogGammaOfHalf(int n)
    {
        double log = n % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (double argument = n % 2 == 0 ? 1 : 0.5; argument < n / 2.0; argument++)
        {
            log += Math.Log(argument);
        }

        return log;
    }
}
