using System.Collections.Immutable;
using System.Globalization;
using Variate.Tensors;

namespace Variate.Experiments.Estimation;

/// <summary>What the rules of a model are made from.</summary>
/// <param name="Options">A value for every option of the estimator.</param>
/// <param name="Parameters">The parameters of the model.</param>
/// <param name="ChoiceCount">The number of choices in sequence.</param>
/// <param name="ElementType">That of the model.</param>
internal sealed record EstimatorRequest(
    ImmutableSortedDictionary<string, string> Options,
    ParameterSet Parameters,
    int ChoiceCount,
    ElementType ElementType)
{
    internal double Number(string option) => double.Parse(Options[option], CultureInfo.InvariantCulture);

    internal int Count(string option) => int.Parse(Options[option], CultureInfo.InvariantCulture);

    internal bool Is(string option, string word) => Options[option] == word;
}
