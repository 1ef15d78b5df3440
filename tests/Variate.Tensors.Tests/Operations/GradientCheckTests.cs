using System.Collections.Immutable;
using System.Reflection;

namespace Variate.Tensors.Tests.Operations;

/// <summary>Every operation against differences in float64, and in float32 against float64.</summary>
public class GradientCheckTests
{
    /// <summary>Truncation (about 1e-12·F⁽⁵⁾/30) and rounding (about 1e-16·F/h, h = 1e-3) together stay below this.</summary>
    private const double Tolerance = 2e-9;

    /// <summary>Constants, copies, and what cuts the gradient on purpose: the tests of marks test those.</summary>
    private static readonly HashSet<string> NotDifferentiated = new(StringComparer.Ordinal)
    {
        "Create(ReadOnlySpan`1, Shape)", "Create(ReadOnlySpan`1, Shape, Workspace)", "Zeros(Shape, ElementType)", "Ones(Shape, ElementType)", "Full(Shape, Double, ElementType)",
        "Full(Shape, Double, Tensor)", "Identity(Int32, Tensor)", "To(ElementType)", "AsLeaf()", "StopGradient()", "AttachTo(Workspace)",
        "Copy()", "Step()", "Sign()", "OneHotOfMax()", "MaxLastAxis()",
        "RefuseGradient(Tensor, String)",
    };

    public static TheoryData<string> Members => [.. OperationTable.Rows.Select(row => row.Member)];

    public static TheoryData<string> OrdinaryMembers => [.. OperationTable.Rows.Where(row => row.IsOrdinary).Select(row => row.Member)];

    [Theory]
    [MemberData(nameof(OrdinaryMembers))]
    public void Gradient_FirstOrder_AgreesWithDifferences(string member) => AssertDerivative(OperationTable.Row(member), 0);

    [Theory]
    [MemberData(nameof(OrdinaryMembers))]
    public void Gradient_SecondOrder_AgreesWithDifferences(string member) => AssertDerivative(OperationTable.Row(member), 1);

    [Theory]
    [InlineData("Tanh()")]
    [InlineData("Softmax()")]
    [InlineData("op_Division(Tensor, Tensor)")]
    [InlineData("LogProbabilities.Bernoulli(Tensor, Tensor)")]
    [InlineData("LogProbabilities.Normal(Tensor, Tensor, Tensor)")]
    public void Gradient_ThirdOrder_AgreesWithDifferences(string member) => AssertDerivative(OperationTable.Row(member), 2);

    [Theory]
    [MemberData(nameof(Members))]
    public void Gradient_Float32_AgreesWithFloat64(string member)
    {
        OperationCase operation = OperationTable.Row(member);
        foreach (Shape[] shapes in operation.ShapeSets)
        {
            Tensor[] narrow = operation.Leaves(shapes, ElementType.Float32);
            Tensor[] wide = [.. narrow.Select(leaf => leaf.StopGradient().To(ElementType.Float64).AsLeaf())];

            AssertClose(operation.Apply(wide), operation.Apply(narrow), $"{member} {OperationCase.Describe(shapes)}");
            ImmutableArray<Tensor> expected = Gradient.Of(DirectionalDerivative.Of(operation, wide, 0, true), wide);
            ImmutableArray<Tensor> actual = Gradient.Of(DirectionalDerivative.Of(operation, narrow, 0, true), narrow);
            for (int i = 0; i < wide.Length; i++)
            {
                AssertClose(expected[i], actual[i], $"{member} {OperationCase.Describe(shapes)}, gradient {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Gradient_Differentiable_HasTheSameValue(string member)
    {
        OperationCase operation = OperationTable.Row(member);
        Tensor[] leaves = operation.Leaves(operation.ShapeSets[0]);
        Tensor value = DirectionalDerivative.Of(operation, leaves, 0, true);

        ImmutableArray<Tensor> plain = Gradient.Of(value, leaves);
        ImmutableArray<Tensor> differentiable = Gradient.Of(value, leaves, isDifferentiable: true);

        for (int i = 0; i < leaves.Length; i++)
        {
            Assert.False(plain[i].IsTracked);
            Assert.Equal(leaves[i].Shape, plain[i].Shape);
            Assert.All(plain[i].ToImmutableArray().Zip(differentiable[i].ToImmutableArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }
    }

    [Fact]
    public void Table_AllPublicOperations_AreInIt()
    {
        IEnumerable<string> operations = PublicOperations(typeof(Tensor), string.Empty)
            .Concat(PublicOperations(typeof(LogProbabilities), $"{nameof(LogProbabilities)}."))
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(
            operations.Except(NotDifferentiated, StringComparer.Ordinal).Order(StringComparer.Ordinal),
            OperationTable.Rows.Select(row => row.Member).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> PublicOperations(Type type, string prefix)
        => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(Tensor) && !method.Name.StartsWith("get_", StringComparison.Ordinal))
            .Select(method => $"{prefix}{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})");

    private static void AssertDerivative(OperationCase operation, int order)
    {
        foreach (Shape[] shapes in operation.ShapeSets)
        {
            Tensor[] leaves = operation.Leaves(shapes);
            Tensor value = DirectionalDerivative.Of(operation, leaves, order, isDifferentiable: true);
            ImmutableArray<Tensor> gradients = Gradient.Of(value, leaves);
            for (int i = 0; i < leaves.Length; i++)
            {
                Assert.Equal(leaves[i].Shape, gradients[i].Shape);
                for (int element = 0; element < leaves[i].ElementCount; element++)
                {
                    double expected = DirectionalDerivative.ByDifferences(operation, leaves, order, i, element);
                    double difference = Math.Abs(gradients[i].ElementAt(element) - expected);
                    Assert.True(
                        difference <= Tolerance * (1 + Math.Abs(expected)),
                        $"{operation.Member} {OperationCase.Describe(shapes)}: element {element} of operand {i} has gradient {gradients[i].ElementAt(element):R}, differences give {expected:R}.");
                }
            }
        }
    }

    private static void AssertClose(Tensor expected, Tensor actual, string what)
    {
        // A few dozen roundings of 2⁻²⁴, relative to the largest element: sums of up to 51 terms may cancel.
        const double Relative = 32.0 / (1 << 24);
        Assert.Equal(ElementType.Float32, actual.ElementType);
        Assert.Equal(expected.Shape, actual.Shape);
        double scale = 1 + expected.ToImmutableArray().Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < expected.ElementCount; i++)
        {
            double difference = Math.Abs(expected.ElementAt(i) - actual.ElementAt(i));
            Assert.True(difference <= Relative * scale, $"{what}: element {i} is {actual.ElementAt(i):R}, in float64 {expected.ElementAt(i):R}.");
        }
    }
}
