namespace Variate.Tensors.Tests.Nablas;

/// <summary>The elementwise families by the names of their methods, with values and parameters all over their domains.</summary>
internal static class NablaFamily
{
    private const int SampleCount = 700;

    /// <summary>All of them.</summary>
    public static TheoryData<string> Names =>
    [
        "Gamma", "LogGamma", "BetaTowardsFirst", "BetaTowardsSecond", "LogitBetaTowardsFirst", "LogitBetaTowardsSecond", "StudentT", "VonMises",
        "NegativeBinomial",
    ];

    /// <summary>The variable-nabla of operands in the order of the method.</summary>
    public static Tensor Apply(string family, IReadOnlyList<Tensor> operands) => family switch
    {
        "Gamma" => VariableNablas.Gamma(operands[0], operands[1]),
        "LogGamma" => VariableNablas.LogGamma(operands[0], operands[1]),
        "BetaTowardsFirst" => VariableNablas.BetaTowardsFirst(operands[0], operands[1], operands[2]),
        "BetaTowardsSecond" => VariableNablas.BetaTowardsSecond(operands[0], operands[1], operands[2]),
        "LogitBetaTowardsFirst" => VariableNablas.LogitBetaTowardsFirst(operands[0], operands[1], operands[2]),
        "LogitBetaTowardsSecond" => VariableNablas.LogitBetaTowardsSecond(operands[0], operands[1], operands[2]),
        "StudentT" => VariableNablas.StudentT(operands[0], operands[1]),
        "VonMises" => VariableNablas.VonMises(operands[0], operands[1]),
        "NegativeBinomial" => VariableNablas.NegativeBinomial(operands[0], operands[1], operands[2]),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "Expected the name of an elementwise method."),
    };

    /// <summary>Operands that reach every region: parameters from 1e−3 to 1e5, values up to ten standard deviations from the mean, in both types.</summary>
    public static Tensor[] Samples(string family, ElementType type)
    {
        var key = RandomKey.FromSeed(20);
        double[] spread = Uniform(key.For(0), -10, 10);
        double[] first = [.. Uniform(key.For(1), -3, 5).Select(power => Math.Pow(10, power))];
        double[] second = [.. Uniform(key.For(2), -3, 5).Select(power => Math.Pow(10, power))];
        double[][] operands = family switch
        {
            "Gamma" => [At(i => first[i] * Math.Exp(spread[i] / Math.Sqrt(first[i] + 1))), first],
            "LogGamma" => [At(i => Math.Log(first[i]) + (spread[i] / Math.Sqrt(first[i]))), first],
            "BetaTowardsFirst" or "BetaTowardsSecond" => [At(i => 1 / (1 + Math.Exp(-Logit(i)))), first, second],
            "LogitBetaTowardsFirst" or "LogitBetaTowardsSecond" => [At(Logit), first, second],
            "StudentT" => [At(i => spread[i] * Math.Exp(Math.Min(1 / first[i], 80))), [.. first.Select(degrees => degrees + 0.05)]],
            "VonMises" => [At(i => Math.PI * Math.Tanh(spread[i] / Math.Sqrt(first[i] + 1))), first],
            "NegativeBinomial" => [At(i => Math.Floor(second[i])), first, At(i => spread[i] / 2)],
            _ => throw new ArgumentOutOfRangeException(nameof(family), family, "Expected the name of an elementwise method."),
        };
        return [.. operands.Select(operand => Tensor.Create(operand, [SampleCount]).To(type))];

        double Logit(int i) => Math.Log(first[i] / second[i]) + (spread[i] * Math.Sqrt((1 / first[i]) + (1 / second[i])));
    }

    private static double[] At(Func<int, double> value) => [.. Enumerable.Range(0, SampleCount).Select(value)];

    private static double[] Uniform(RandomKey key, double low, double high) =>
        [.. Noise.Uniform(key, [SampleCount], Tensor.Zeros([], ElementType.Float64)).ToImmutableArray().Select(u => low + ((high - low) * u))];
}
