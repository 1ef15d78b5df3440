using System.Collections.Immutable;
using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

/// <summary>Special functions of tensors against the grid, in both element types.</summary>
public sealed class TensorFunctionTests
{
    private const double DoubleGoal = 1e-14;
    private const double SingleGoal = 2e-7;

    public static TheoryData<ElementType> ElementTypes => [ElementType.Float32, ElementType.Float64];

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void LogGamma_OnTheGrid_MeetsTheGoal(ElementType type) => Check("lgamma", x => x.LogGamma(), type);

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void Digamma_OnTheGrid_MeetsTheGoal(ElementType type) => Check("digamma", x => x.Digamma(), type, scale: 1);

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void Trigamma_OnTheGrid_MeetsTheGoal(ElementType type) => Check("trigamma", x => x.Trigamma(), type);

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void Erf_OnTheGrid_MeetsTheGoal(ElementType type) => Check("erf", x => x.Erf(), type);

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void Erfc_OnTheGrid_MeetsTheGoal(ElementType type) => Check("erfc", x => x.Erfc(), type);

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void NormalCumulative_OnTheGrid_MeetsTheGoal(ElementType type) => Check("normal_cdf", x => x.NormalCumulative(), type);

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void NormalLogCumulative_OnTheGrid_MeetsTheGoal(ElementType type) => Check("normal_log_cdf", x => x.NormalLogCumulative(), type);

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void LogBeta_OnTheGrid_MeetsTheGoal(ElementType type)
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of("log_beta", type);

        var y = Tensor.LogBeta(ReferenceGrid.Argument(points, 0, type), ReferenceGrid.Argument(points, 1, type));

        ReferenceGrid.AssertWithin(points, y.ElementAt, Goal(type), scale: 1);
    }

    [Fact]
    public void GammaFunctions_OverTheRange_AgreeWithTheScalarOnes()
    {
        double[] x = [.. RandomPoints.Of("range", 20000, (-30, 30)).Select(point => point[0]), .. RandomPoints.Of("middle", 20000, (-2, 3)).Select(point => point[0])];

        CheckAgainst(x, y => y.LogGamma(), GammaFunctions.LogGamma, 4e-15);
        CheckAgainst(x, y => y.Digamma(), GammaFunctions.Digamma, 4e-15);
        CheckAgainst(x, y => y.Trigamma(), GammaFunctions.Trigamma, 4e-15);
    }

    [Fact]
    public void NormalFunctions_OverTheRange_AgreeWithTheScalarOnes()
    {
        double[] x = [.. RandomPoints.Of("normal", 40000, (0, 1)).Select(point => (point[0] - 1.8) * 28)];

        CheckAgainst(x, y => y.Erf(), ErrorFunctions.Erf, 1e-15);
        CheckAgainst(x, y => y.Erfc(), ErrorFunctions.Erfc, 3e-15, isRelative: true);
        CheckAgainst(x, y => y.NormalCumulative(), NormalFunctions.Cdf, 3e-15, isRelative: true);
        CheckAgainst(x, y => y.NormalLogCumulative(), NormalFunctions.LogCdf, 3e-15, isRelative: true);
    }

    private static void CheckAgainst(double[] x, Func<Tensor, Tensor> apply, Func<double, double> scalar, double goal, bool isRelative = false)
    {
        ImmutableArray<ReferencePoint> points = [.. x.Select(argument => new ReferencePoint([argument], scalar(argument), false))];

        Tensor y = apply(Tensor.Create(x, [x.Length]));

        ReferenceGrid.AssertWithin(points, y.ElementAt, goal, isRelative ? 0 : 1);
    }

    private static double Goal(ElementType type) => type == ElementType.Float32 ? SingleGoal : DoubleGoal;

    private static void Check(string function, Func<Tensor, Tensor> apply, ElementType type, double scale = 0)
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of(function, type);

        Tensor y = apply(ReferenceGrid.Argument(points, 0, type));

        ReferenceGrid.AssertWithin(points, y.ElementAt, Goal(type), scale);
    }
}
