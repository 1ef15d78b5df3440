namespace Variate.Tensors.Tests.Operations;

/// <summary>Every public operation through which a gradient flows, one row each.</summary>
internal static class OperationTable
{
    private static readonly Shape[][] Unary = [[[17]], [[]], [[1]], [[3, 1, 2]], [[0]], [[3, 0]]];
    private static readonly Shape[][] Binary =
    [
        [[3, 17], [3, 17]], [[3, 17], [17]], [[17], [3, 17]], [[3, 1], [1, 5]], [[], [3]], [[3], []], [[2, 1, 3], [4, 1]], [[0, 3], [3]],
        [[1], [0]], [[1, 1], [1]],
    ];

    private static readonly Operand Any = new();
    private static readonly Operand Positive = new(0.8, 2.5);

    internal static IReadOnlyList<OperationCase> Rows { get; } =
    [
        .. Elementary(), .. Arithmetic(), .. Reductions(), .. Shapes(), .. Products(), .. LogDensities(), .. SpecialFunctions(),
    ];

    internal static OperationCase Row(string member) => Rows.Single(row => row.Member == member);

    private static OperationCase One(string member, Func<Tensor, Tensor> apply, params Shape[][] shapes)
        => new(member, x => apply(x[0]), [Any], shapes.Length == 0 ? Unary : shapes);

    private static OperationCase OnPositive(string member, Func<Tensor, Tensor> apply)
        => new(member, x => apply(x[0]), [Positive], Unary);

    private static OperationCase Two(string member, Func<Tensor, Tensor, Tensor> apply, Operand? right = null)
        => new(member, x => apply(x[0], x[1]), [Any, right ?? Any], Binary);

    private static IEnumerable<OperationCase> Elementary() =>
    [
        One("Exp()", static x => x.Exp()),
        One("Expm1()", static x => x.Expm1()),
        OnPositive("Log()", static x => x.Log()),
        OnPositive("Log1p()", static x => x.Log1p()),
        One("Sigmoid()", static x => x.Sigmoid()),
        One("Softplus()", static x => x.Softplus()),
        One("Tanh()", static x => x.Tanh()),
        One("Relu()", static x => x.Relu()),
        One("Square()", static x => x.Square()),
        OnPositive("Sqrt()", static x => x.Sqrt()),
        OnPositive("Reciprocal()", static x => x.Reciprocal()),
        One("Abs()", static x => x.Abs()),
        One("Sin()", static x => x.Sin()),
        One("Cos()", static x => x.Cos()),
        One("Alias()", static x => x.Alias()),
        One("MarkLeadingAxes(Int32)", static x => x.MarkLeadingAxes(0)) with { CarriesMarks = false },
    ];

    private static IEnumerable<OperationCase> Arithmetic() =>
    [
        Two("op_Addition(Tensor, Tensor)", static (x, y) => x + y),
        Two("op_Subtraction(Tensor, Tensor)", static (x, y) => x - y),
        Two("op_Multiply(Tensor, Tensor)", static (x, y) => x * y),
        Two("op_Division(Tensor, Tensor)", static (x, y) => x / y, Positive),
        Two("Maximum(Tensor, Tensor)", Tensor.Maximum),
        One("op_UnaryNegation(Tensor)", static x => -x),
        One("op_Addition(Tensor, Double)", static x => x + 1.7),
        One("op_Addition(Double, Tensor)", static x => 1.7 + x),
        One("op_Subtraction(Tensor, Double)", static x => x - 1.7),
        One("op_Subtraction(Double, Tensor)", static x => 1.7 - x),
        One("op_Multiply(Tensor, Double)", static x => x * 1.7),
        One("op_Multiply(Double, Tensor)", static x => 1.7 * x),
        One("op_Division(Tensor, Double)", static x => x / 1.7),
        OnPositive("op_Division(Double, Tensor)", static x => 1.7 / x),
        One("Affine(Tensor, Double, Double)", static x => Tensor.Affine(x, 1.7, -0.3)),
        One("PassGradientThrough(GradientGate)", static x => x.PassGradientThrough(new GradientGate())),
        new("InjectGradient(Tensor, Tensor)", static x => x[0].InjectGradient(x[1], x[2]), [Any, Any, Any], [[[3], [3], [3]]])
        {
            CarriesMarks = false,
            IsOrdinary = false,
        },
    ];

    private static IEnumerable<OperationCase> Reductions() =>
    [
        One("Sum(Index, Boolean)", static x => x.Sum(^2, keepAxis: true), [[3, 17]], [[2, 3, 1]], [[1, 4]], [[0, 3]]),
        One("Mean(Index, Boolean)", static x => x.Mean(^1), [[3, 17]], [[5, 1]], [[0, 3]]),
        One("SumAll()", static x => x.SumAll()),
        One("MeanAll()", static x => x.MeanAll(), [[3, 17]], [[]], [[1]]),
        One("SumTo(Shape)", static x => x.SumTo([3, 1]), [[3, 17]], [[2, 3, 4]], [[3, 1]], [[1, 3, 1]], [[3, 0]]),
        One("SumAxis(Int32, Boolean)", static x => x.SumAxis(1), [[3, 17]], [[2, 5, 3]], [[2, 1]], [[2, 0, 3]]),
        One("SumFirstAxis()", static x => x.SumFirstAxis(), [[3, 17]], [[1, 2]], [[0, 2]]) with { CarriesMarks = false },
        One("MeanFirstAxis()", static x => x.MeanFirstAxis(), [[3, 17]], [[1, 2]]) with { CarriesMarks = false },
        One("LogSumExp()", static x => x.LogSumExp(), [[17]], [[2, 3, 5]], [[3, 1]], [[0, 3]]),
        One("Softmax()", static x => x.Softmax(), [[17]], [[2, 3, 5]], [[3, 1]], [[0, 3]], [[3, 0]]),
        One("LogSoftmax()", static x => x.LogSoftmax(), [[17]], [[2, 3, 5]], [[3, 1]], [[0, 3]]),
    ];

    private static IEnumerable<OperationCase> Shapes() =>
    [
        One("Reshape(Shape)", static x => x.Reshape([2, 3, 1]), [[6]], [[3, 2]]),
        One("PadRank(Int32)", static x => x.PadRank(3), [[3]], [[]], [[2, 0]]),
        One("AppendAxes(Int32)", static x => x.AppendAxes(2), [[3]], [[]], [[0]]),
        One("BroadcastTo(Shape)", static x => x.BroadcastTo([4, 3, 2]), [[3, 2]], [[3, 1]], [[4, 1, 2]], [[]]),
        One("Permute(ReadOnlySpan`1)", static x => x.Permute(2, 0, 1), [[2, 3, 17]], [[1, 3, 1]], [[2, 0, 3]]),
        One("Transpose()", static x => x.Transpose(), [[3, 17]], [[2, 3, 1]], [[0, 3]]),
        One("MoveFirstAxisToLast()", static x => x.MoveFirstAxisToLast(), [[3, 17]], [[2, 3, 4]], [[5]]),
        One("Slice(Index, Int32, Int32)", static x => x.Slice(^2, 1, 2), [[4, 17]], [[2, 3, 1]], [[2, 4, 0]]),
        One("At(Int32)", static x => x.At(1), [[3]], [[2, 17]], [[2, 0]]),
        new(
            "OneComponentChanges(Tensor, Tensor)",
            static x => Tensor.OneComponentChanges(x[0], x[1]),
            [Any, Any],
            [[[3], [3]], [[2, 5], [5]], [[2, 1, 3], [1]], [[4], []], [[3, 1], [3, 1]], [[0, 3], [3]], [[2, 0], [0]]]),
        new(
            "Concatenate(Index, ReadOnlySpan`1)",
            static x => Tensor.Concatenate(^1, x),
            [Any, Any, Any],
            [[[3], [1], [17]], [[2, 3], [2, 0], [2, 1]]]),
    ];

    private static IEnumerable<OperationCase> Products() =>
    [
        new(
            "MatMul(Tensor)",
            static x => x[0].MatMul(x[1]),
            [Any, Any],
            [
                [[3, 17], [17, 2]], [[17], [17, 3]], [[2, 1, 3], [3, 5]], [[2, 3, 5], [2, 5, 4]], [[1, 3, 5], [4, 5, 1]],
                [[3, 5], [2, 5, 4]], [[2, 1, 3, 2], [3, 2, 1]], [[0, 3], [3, 2]], [[2, 0], [0, 3]], [[2, 3], [3, 0]],
            ]),
        new(
            "Affine(Tensor, Tensor)",
            static x => x[0].Affine(x[1], x[2]),
            [Any, Any, Any],
            [[[3, 17], [17, 2], [2]], [[2, 1, 3], [3, 5], [5]], [[3], [3, 1], [1]], [[0, 3], [3, 2], [2]], [[2, 0], [0, 3], [3]]]),
    ];

    private static IEnumerable<OperationCase> LogDensities() =>
    [
        new(
            "LogProbabilities.Bernoulli(Tensor, Tensor)",
            static x => LogProbabilities.Bernoulli(x[0], x[1]),
            [new Operand(0.1, 0.9), Any],
            [
                [[17], [17]], [[3, 17], [17]], [[17], [3, 17]], [[2, 1, 3], [4, 3]], [[3, 1], [3, 1]], [[2, 5], [2, 1]],
                [[2, 5], [1]], [[2, 1], [2, 5]], [[0, 3], [3]], [[2, 0], [0]],
            ]),
        new(
            "LogProbabilities.Normal(Tensor, Tensor, Tensor)",
            static x => LogProbabilities.Normal(x[0], x[1], x[2]),
            [Any, Any, Positive],
            [[[17], [17], [17]], [[3, 17], [17], [1]], [[], [3], [2, 1]], [[2, 1], [1, 3], [4, 1, 1]], [[0, 3], [3], []]]),
        new(
            "LogProbabilities.Gamma(Tensor, Tensor)",
            static x => LogProbabilities.Gamma(x[0], x[1]),
            [Positive, Positive],
            [[[17], [17]], [[3, 17], [17]], [[], [3]], [[2, 1], [1, 3]], [[0, 3], [3]]]),
        new(
            "LogProbabilities.LogGamma(Tensor, Tensor)",
            static x => LogProbabilities.LogGamma(x[0], x[1]),
            [Any, Positive],
            [[[17], [17]], [[3, 17], [17]], [[], [3]], [[2, 1], [1, 3]], [[0, 3], [3]]]),
        new(
            "LogProbabilities.Beta(Tensor, Tensor, Tensor)",
            static x => LogProbabilities.Beta(x[0], x[1], x[2]),
            [new Operand(0.2, 0.8), Positive, Positive],
            [[[17], [17], [17]], [[3, 17], [17], [1]], [[], [3], [2, 1]], [[0, 3], [3], []]]),
        new(
            "LogProbabilities.LogitBeta(Tensor, Tensor, Tensor)",
            static x => LogProbabilities.LogitBeta(x[0], x[1], x[2]),
            [Any, Positive, Positive],
            [[[17], [17], [17]], [[3, 17], [17], [1]], [[], [3], [2, 1]], [[0, 3], [3], []]]),
    ];

    private static IEnumerable<OperationCase> SpecialFunctions() =>
    [
        OnPositive("LogGamma()", static x => x.LogGamma()),
        OnPositive("Digamma()", static x => x.Digamma()),
        OnPositive("Trigamma()", static x => x.Trigamma()),
        OnPositive("Polygamma(Int32)", static x => x.Polygamma(3)),
        new("LogProbabilities.Poisson(Tensor, Tensor)", static x => LogProbabilities.Poisson(x[0], x[1]), [Positive, Positive], Binary),
        One("Erf()", static x => x.Erf()),
        One("Erfc()", static x => x.Erfc()),
        One("NormalCumulative()", static x => x.NormalCumulative()),
        One("NormalLogCumulative()", static x => x.NormalLogCumulative()),
        new("LogBeta(Tensor, Tensor)", static x => Tensor.LogBeta(x[0], x[1]), [Positive, Positive], Binary),
        Two("Where(Tensor, Tensor, Tensor)", static (x, y) => Tensor.Where(Alternating(x), x, y)),
    ];

    /// <summary>0, 1, 0, … in the shape of x: a condition that no difference of operands changes.</summary>
    private static Tensor Alternating(Tensor x)
        => Tensor.Create([.. Enumerable.Range(0, x.ElementCount).Select(i => i % 2.0)], x.Shape).To(x.ElementType);
}
