using System.Text.Json;

namespace Variate.Tensors.Tests.Reference;

/// <summary>Values of functions of one variable, worked out elsewhere in high precision and stored beside this file.</summary>
internal static class ReferenceTable
{
    private const string Resource = "special-functions.json";

    /// <summary>Arguments and values of one function.</summary>
    public static TheoryData<double, double> Rows(string function)
    {
        using Stream stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var document = JsonDocument.Parse(stream);
        TheoryData<double, double> rows = [];
        foreach (JsonElement entry in document.RootElement.GetProperty("entries").EnumerateArray())
        {
            if (entry.GetProperty("function").GetString() == function)
            {
                rows.Add(entry.GetProperty("x").GetDouble(), entry.GetProperty("value").GetDouble());
            }
        }

        return rows;
    }

    /// <summary>Fails if the error is above 1e−14, relative to the larger of |<paramref name="expected"/>| and <paramref name="scale"/>.</summary>
    /// <param name="expected">The stored value.</param>
    /// <param name="actual">The value under test.</param>
    /// <param name="scale">0 for a relative error everywhere; 1 for an absolute error near zeros.</param>
    public static void AssertClose(double expected, double actual, double scale = 0)
    {
        double tolerance = 1e-14 * Math.Max(Math.Abs(expected), scale);
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"Expected {expected:R}, got {actual:R}.");
    }
}
