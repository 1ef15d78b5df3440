using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Tests.Nablas;

/// <summary>What must hold between results, on random operands all over the domains.</summary>
public sealed class VariableNablaIdentityTests
{
    [Fact]
    public void Gamma_OfNextShape_FollowsTheRecurrence()
    {
        // Up to half a standard deviation above the mean, where the recurrence does not magnify errors; across regions.
        Tensor[] operands = NablaFamily.Samples("Gamma", ElementType.Float64);
        double[] x = [.. operands[0].ToImmutableArray()];
        double[] a = [.. operands[1].ToImmutableArray()];

        double[] g = [.. VariableNablas.Gamma(operands[0], operands[1]).ToImmutableArray()];
        double[] next = [.. VariableNablas.Gamma(operands[0], operands[1] + 1).ToImmutableArray()];

        int[] checkedPoints = [.. Enumerable.Range(0, x.Length).Where(i => x[i] < a[i] + (0.5 * Math.Sqrt(a[i])) && a[i] < 100 && x[i] > 1e-300)];
        Assert.True(checkedPoints.Length > 100);
        Assert.All(
            checkedPoints,
            i => AssertClose(x[i] / a[i] * (next[i] + GammaFunctions.Digamma(a[i] + 1) - Math.Log(x[i])), g[i], 1e-11));
    }

    [Theory]
    [InlineData(ElementType.Float32, 1e-6)]
    [InlineData(ElementType.Float64, 1e-11)]
    public void LogGamma_OfTheLogarithm_IsGammaOverTheValue(ElementType type, double tolerance)
    {
        Tensor[] operands = NablaFamily.Samples("LogGamma", type);
        Tensor shapes = operands[1];
        Tensor logarithms = operands[0];

        double[] h = [.. VariableNablas.LogGamma(logarithms, shapes).ToImmutableArray()];
        double[] g = [.. VariableNablas.Gamma(logarithms.To(ElementType.Float64).Exp(), shapes.To(ElementType.Float64)).ToImmutableArray()];

        double[] x = [.. logarithms.To(ElementType.Float64).Exp().ToImmutableArray()];
        int[] ordinary = [.. Enumerable.Range(0, x.Length).Where(i => x[i] is > 1e-300 and < 1e4 && shapes.ElementAt(i) < 1e3)];
        Assert.True(ordinary.Length > 300);
        Assert.All(ordinary, i => AssertClose(g[i] / x[i], h[i], tolerance));
    }

    [Fact]
    public void LogGamma_OfVanishingValues_HasTheLimit()
    {
        double[] shapes = [1e-8, 1e-4, 0.3, 20];
        foreach (double shape in shapes)
        {
            double h = VariableNablas.LogGamma(Scalar(-1e6), Scalar(shape)).ToScalar();
            AssertClose((GammaFunctions.Digamma(shape + 1) + 1e6) / shape, h, 1e-13);
        }
    }

    [Theory]
    [InlineData("BetaTowardsFirst", "BetaTowardsSecond", false)]
    [InlineData("LogitBetaTowardsFirst", "LogitBetaTowardsSecond", true)]
    public void Beta_OfTheMirrorImage_IsTheNegative(string towardsFirst, string towardsSecond, bool isLogit)
    {
        // Sixteenths: 1 − x is exact.
        Tensor[] operands = NablaFamily.Samples(towardsFirst, ElementType.Float64);
        Tensor value = isLogit
            ? operands[0]
            : Tensor.Create([.. operands[0].ToImmutableArray().Select(x => Math.Round(x * 16) / 16)], operands[0].Shape);
        Tensor mirrored = isLogit ? -value : 1 - value;

        Tensor first = NablaFamily.Apply(towardsFirst, [value, operands[1], operands[2]]);
        Tensor second = NablaFamily.Apply(towardsSecond, [mirrored, operands[2], operands[1]]);

        Assert.Equal(first.ToImmutableArray().ToArray(), (-second).ToImmutableArray().ToArray());
    }

    [Fact]
    public void BetaTowardsFirst_OfSecondShapeOne_HasTheClosedForm()
    {
        // Q = xᵃ.
        double[] shapes = [0.001, 0.3, 1, 4, 24, 26, 70, 300, 1e5];
        double[] levels = [1e-5, 0.1, 0.5, 0.9, 0.999];
        foreach (double a in shapes)
        {
            foreach (double x in levels.Select(level => Math.Pow(level, 1 / a)).Where(x => x is > 1e-300 and < 0.99))
            {
                AssertClose(-x * Math.Log(x) / a, VariableNablas.BetaTowardsFirst(Scalar(x), Scalar(a), Scalar(1)).ToScalar(), 1e-12);
            }
        }
    }

    [Fact]
    public void LogitBetaTowardsFirst_OfSecondShapeOne_HasTheClosedFormInTheTails()
    {
        // d logit(x)/da = −ln x/(a(1 − x)).
        double[] shapes = [0.01, 1, 30, 1e4];
        double[] logits = [-700, -50, -3, 0, 3, 20];
        foreach (double a in shapes)
        {
            foreach (double z in logits)
            {
                double logarithm = -Log1p(Math.Exp(-Math.Abs(z))) + Math.Min(z, 0);
                double expected = -logarithm * (1 + Math.Exp(z)) / a;
                AssertClose(expected, VariableNablas.LogitBetaTowardsFirst(Scalar(z), Scalar(a), Scalar(1)).ToScalar(), 1e-12);
            }
        }
    }

    [Theory]
    [InlineData("StudentT")]
    [InlineData("VonMises")]
    public void Symmetric_OfTheNegative_IsTheNegative(string family)
    {
        Tensor[] operands = NablaFamily.Samples(family, ElementType.Float64);

        Tensor right = NablaFamily.Apply(family, operands);
        Tensor left = NablaFamily.Apply(family, [-operands[0], operands[1]]);

        Assert.Equal(right.ToImmutableArray().ToArray(), (-left).ToImmutableArray().ToArray());
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1.5)]
    [InlineData(6)]
    public void StudentT_OfManyDegrees_TendsToTheFirstTermOfTheNormalLimit(double y)
    {
        // y = z + (z³ + z)/(4ν) + O(ν⁻²).
        double g = VariableNablas.StudentT(Scalar(y), Scalar(1e10)).ToScalar();

        AssertClose(-(y + (y * y * y)) / 4e20, g, 1e-8);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(60)]
    public void StudentT_InTheFarTail_FallsByTheLogarithmOverTheDegrees(double degrees)
    {
        // The level is c(ν)|y|^−ν there, so g/y = d ln c/dν/ν − .. − ln|y|/ν.
        double near = VariableNablas.StudentT(Scalar(-1e100), Scalar(degrees)).ToScalar() / -1e100;
        double far = VariableNablas.StudentT(Scalar(-1e200), Scalar(degrees)).ToScalar() / -1e200;

        AssertClose(-100 * Math.Log(10) / degrees, far - near, 1e-12);
    }

    [Fact]
    public void VonMises_OfZeroConcentration_IsTheSlopeOfTheUniformLaw()
    {
        double[] angles = [-3, -1.2, -1e-9, 0, 0.4, 1.6, 3.1415];
        foreach (double angle in angles)
        {
            AssertClose(-Math.Sin(angle), VariableNablas.VonMises(Scalar(angle), Scalar(0)).ToScalar(), 1e-13);
        }
    }

    [Fact]
    public void VonMises_AcrossTheSwitch_IsContinuous()
    {
        double below = Math.BitDecrement(30.0);
        double[] angles = [0.01, 0.2, 0.5, 0.85, 0.88, 1.5, 2.5, 3.1];
        foreach (double angle in angles)
        {
            double expected = VariableNablas.VonMises(Scalar(angle), Scalar(below)).ToScalar();
            AssertClose(expected, VariableNablas.VonMises(Scalar(angle), Scalar(30)).ToScalar(), 1e-11);
        }
    }

    [Fact]
    public void NegativeBinomial_OfNoSuccess_HasTheClosedForm()
    {
        // Q(0) = q(0) = (1 − p)ʳ.
        double[] counts = [0.01, 1, 7.5, 1e4];
        double[] logits = [-40, -2, 0, 3, 30];
        foreach (double count in counts)
        {
            foreach (double logit in logits)
            {
                double expected = Log1p(Math.Exp(-Math.Abs(logit))) + Math.Max(logit, 0);
                AssertClose(expected, VariableNablas.NegativeBinomial(Scalar(0), Scalar(count), Scalar(logit)).ToScalar(), 1e-12);
            }
        }
    }

    [Fact]
    public void DirichletPullback_OfTwoComponents_IsThatOfBeta()
    {
        var value = Tensor.Create([0.25, 0.75], [2]);
        var concentration = Tensor.Create([0.7, 3.0], [2]);

        Tensor gradient = VariableNablas.DirichletPullback(value, concentration, Tensor.Create([1.0, 0.0], [2]));

        Tensor first = VariableNablas.BetaTowardsFirst(Scalar(0.25), Scalar(0.7), Scalar(3));
        Tensor second = VariableNablas.BetaTowardsSecond(Scalar(0.25), Scalar(0.7), Scalar(3));
        AssertClose(first.ToScalar(), gradient.ElementAt(0), 1e-14);
        AssertClose(second.ToScalar(), gradient.ElementAt(1), 1e-14);
    }

    [Fact]
    public void DirichletPullback_OfOneLargeConcentration_KeepsTheSumOfTheOthers()
    {
        // 1e17 − (1e17 + 0.5) would be 0.
        var value = Tensor.Create([0.75, 0.25], [2]);
        Tensor gradient = VariableNablas.DirichletPullback(value, Tensor.Create([1e17, 0.5], [2]), Tensor.Create([0.0, 1.0], [2]));

        Assert.True(double.IsFinite(gradient.ElementAt(0)));
        Assert.NotEqual(0, gradient.ElementAt(0));
    }

    private static Tensor Scalar(double value) => Tensor.Full([], value, ElementType.Float64);

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    private static void AssertClose(double expected, double actual, double tolerance) => Assert.True(
        Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"Expected {expected:R}, got {actual:R}.");
}
