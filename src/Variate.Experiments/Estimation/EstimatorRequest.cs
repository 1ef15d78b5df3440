using System.Collections.Immutable;
using System.Globalization;
using Variate.Tensors;

namespace Variate.Experiments.Estimation;

/// <summary>What the rules of a model are made from.</summary>
/// <param name="Options">A value for every option of the estimator.</param>
/// <param name="Model">The model.</param>
internal sealed record EstimatorRequest(ImmutableSortedDictionary<string, string> Options, ModelShape Model)
{
    internal int ChoiceCount => Model.ChoiceSizes.Length;

    internal ElementType ElementType => Model.ElementType;

    internal double Number(string option) => double.Parse(Options[option], CultureInfo.InvariantCulture);

    internal int Count(string option) => int.Parse(Options[option], CultureInfo.InvariantCulture);

    internal bool Is(string option, string word) => Options[option] == word;
}
