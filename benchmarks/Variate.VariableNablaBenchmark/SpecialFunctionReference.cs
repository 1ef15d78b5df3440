using System.Text.Json;
using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;

namespace Variate.VariableNablaBenchmark;

/// <summary>Stored values of special functions.</summary>
internal static class SpecialFunctionReference
{
    /// <summary>Functions of tensors, in either type.</summary>
    private static readonly Dictionary<string, Func<Tensor[], Tensor>> OfTensors = new(StringComparer.Ordinal)
    {
        ["digamma"] = x => x[0].Digamma(),
        ["trigamma"] = x => x[0].Trigamma(),
        ["lgamma"] = x => x[0].LogGamma(),
        ["log_beta"] = x => Tensor.LogBeta(x[0], x[1]),
        ["gamma_p"] = x => CumulativeProbabilities.Gamma(x[1], x[0]),
        ["gamma_q"] = x => CumulativeProbabilities.GammaComplement(x[1], x[0]),
        ["beta_i"] = x => CumulativeProbabilities.Beta(x[2], x[0], x[1]),
        ["normal_cdf"] = x => x[0].NormalCumulative(),
        ["erf"] = x => x[0].Erf(),
        ["erfc"] = x => x[0].Erfc(),
        ["normal_log_cdf"] = x => x[0].NormalLogCumulative(),
    };

    /// <summary>Functions of numbers, which are binary64 alone.</summary>
    private static readonly Dictionary<string, Func<double[], double>> OfNumbers = new(StringComparer.Ordinal)
    {
        ["gamma_p_da"] = x => IncompleteGammaFunctions.LowerSlope(x[0], x[1]),
        ["beta_i_complement"] = x => IncompleteBetaFunctions.Upper(x[0], x[1], x[2]),
        ["beta_i_da"] = x => IncompleteBetaFunctions.LowerSlope(x[0], x[1], x[2], 1 - x[2]),
        ["beta_i_db"] = x => -IncompleteBetaFunctions.LowerSlope(x[1], x[0], 1 - x[2], x[2]),
        ["bessel_i0e"] = x => BesselFunctions.ScaledI0(x[0]),
        ["bessel_i1e"] = x => BesselFunctions.ScaledI1(x[0]),
        ["normal_inverse_cdf"] = x => NormalFunctions.Quantile(x[0]),
    };

    /// <summary>An entry, or null for a function that we have not.</summary>
    public static ReferenceEntry? Read(JsonElement entry)
    {
        string function = entry.GetProperty("function").GetString()!;
        double[] arguments = [.. entry.GetProperty("args").EnumerateArray().Select(argument => argument.GetDouble())];
        bool isOfTensors = OfTensors.TryGetValue(function, out Func<Tensor[], Tensor>? ofTensors);
        Func<double[], double>? ofNumbers = isOfTensors ? null : OfNumbers.GetValueOrDefault(function);
        double value = entry.GetProperty("value").GetDouble();

        // 1.2e−38: below it binary32 has no normal numbers to be right in.
        bool isSingle = isOfTensors && entry.GetProperty("f32").GetBoolean() && Math.Abs(value) > 1.2e-38;
        return ofTensors is null && ofNumbers is null
            ? null
            : new ReferenceEntry(
                function,
                ReferenceEntry.Text(arguments[..^1]),
                ReferenceEntry.Text(arguments[^1..]),
                value,
                isSingle,
                Condition: 0,
                Level: double.NaN,
                type => ofTensors is null
                    ? ofNumbers!(arguments)
                    : ofTensors([.. arguments.Select(argument => Tensor.Full([], argument, type))]).ElementAt(0));
    }
}
