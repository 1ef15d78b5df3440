using System.Collections.Immutable;
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
    public void LogBeta_OnTheGrid_MeetsTheGoal(ElementType type)
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of("log_beta", type);

        var y = Tensor.LogBeta(ReferenceGrid.Argument(points, 0, type), ReferenceGrid.Argument(points, 1, type));

        ReferenceGrid.AssertWithin(points, y.ElementAt, Goal(type), scale: 1);
    }

    private static double Goal(ElementType type) => type == ElementType.Float32 ? SingleGoal : DoubleGoal;

    private static void Check(string function, Func<Tensor, Tensor> apply, ElementType type, double scale = 0)
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of(function, type);

        Tensor y = apply(ReferenceGrid.Argument(points, 0, type));

        ReferenceGrid.AssertWithin(points, y.ElementAt, Goal(type), scale);
    }
}
