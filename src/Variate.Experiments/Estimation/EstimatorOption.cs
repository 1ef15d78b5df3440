using System.Globalization;

namespace Variate.Experiments.Estimation;

/// <summary>An option of an estimator, as one writes it after its name: <c>rebar:temperature=0.1</c>.</summary>
public sealed class EstimatorOption
{
    private readonly Func<string, bool> _accepts;

    internal EstimatorOption(string name, string defaultValue, string expected, string summary, Func<string, bool> accepts)
    {
        Name = name;
        DefaultValue = defaultValue;
        Expected = expected;
        Summary = summary;
        _accepts = accepts;
    }

    /// <summary>The name, lower case.</summary>
    public string Name { get; }

    /// <summary>The value where none is given.</summary>
    public string DefaultValue { get; }

    /// <summary>What values it takes, as a noun phrase.</summary>
    public string Expected { get; }

    /// <summary>What it changes, in a few words.</summary>
    public string Summary { get; }

    internal bool Accepts(string value) => _accepts(value);

    /// <summary>An option with a few words as values, the first of which is the default.</summary>
    internal static EstimatorOption OneOf(string name, string summary, params string[] words)
        => new(name, words[0], string.Join(" or ", words.Select(word => $"'{word}'")), summary, words.Contains);

    internal static bool IsNumber(string text, out double value)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    internal static bool IsPositive(string text) => IsNumber(text, out double value) && value > 0;
}
