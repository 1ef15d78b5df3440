using System.Collections.Immutable;

namespace Variate.Experiments.Estimation;

/// <summary>An estimator with its options, as text: <c>name</c> or <c>name:option=value,option=value</c>.</summary>
/// <remarks>Equal when name and all options, given or by default, are equal.</remarks>
public sealed class EstimatorSpecification : IEquatable<EstimatorSpecification>
{
    private EstimatorSpecification(EstimatorBlueprint blueprint, ImmutableSortedDictionary<string, string> options)
    {
        Blueprint = blueprint;
        Options = options;
    }

    /// <summary>Which estimator.</summary>
    public EstimatorBlueprint Blueprint { get; }

    /// <summary>Its name.</summary>
    public string Name => Blueprint.Traits.Name;

    /// <summary>A value for every option, given or by default.</summary>
    public ImmutableSortedDictionary<string, string> Options { get; }

    /// <summary>Reads a specification.</summary>
    /// <param name="text">Such as <c>rebar</c>, <c>rebar:temperature=0.1</c> or <c>leave-one-out:samples=4</c>.</param>
    /// <exception cref="FormatException">
    /// There is no such estimator or option, or a value that it does not take; the message lists what exists.
    /// </exception>
    public static EstimatorSpecification Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? text : text[..colon];
        EstimatorBlueprint blueprint = EstimatorBlueprints.All.FirstOrDefault(row => row.Traits.Name == name)
            ?? throw new FormatException(
                $"Expected an estimator, one of {string.Join(", ", EstimatorBlueprints.All.Select(row => row.Traits.Name))}; got '{name}'.");
        var options =
            blueprint.Options.ToImmutableSortedDictionary(option => option.Name, option => option.DefaultValue, StringComparer.Ordinal);
        return new EstimatorSpecification(blueprint, colon < 0 ? options : Read(blueprint, options, text[(colon + 1)..]));
    }

    /// <summary>The rules for the choices of a model.</summary>
    /// <param name="model">What the estimators must know of it.</param>
    public EstimatorRules Build(ModelShape model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfZero(model.ChoiceSizes.Length, nameof(model));
        return Blueprint.Build(new EstimatorRequest(Options, model));
    }

    /// <summary>The text that <see cref="Parse"/> reads, with the options that differ from their defaults.</summary>
    public override string ToString()
    {
        string[] given =
        [
            .. Blueprint.Options
                .Where(option => Options[option.Name] != option.DefaultValue)
                .Select(option => $"{option.Name}={Options[option.Name]}"),
        ];
        return given.Length == 0 ? Name : $"{Name}:{string.Join(',', given)}";
    }

    /// <inheritdoc/>
    public bool Equals(EstimatorSpecification? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EstimatorSpecification);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static ImmutableSortedDictionary<string, string> Read(
        EstimatorBlueprint blueprint, ImmutableSortedDictionary<string, string> defaults, string text)
    {
        ImmutableSortedDictionary<string, string> options = defaults;
        foreach (string part in text.Split(','))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            EstimatorOption option = blueprint.Options.FirstOrDefault(row => row.Name == sides[0])
                ?? throw new FormatException($"Expected {OptionsOf(blueprint)} after '{blueprint.Traits.Name}:', got '{part}'.");
            if (sides.Length < 2 || !option.Accepts(sides[1]))
            {
                throw new FormatException($"Expected {option.Name}= with {option.Expected} for {blueprint.Traits.Name}, got '{part}'.");
            }

            options = options.SetItem(option.Name, sides[1]);
        }

        return options;
    }

    private static string OptionsOf(EstimatorBlueprint blueprint)
        => blueprint.Options.IsEmpty
            ? "nothing (the estimator has no options)"
            : $"{string.Join(" or ", blueprint.Options.Select(option => $"{option.Name}= with {option.Expected}"))}";
}
