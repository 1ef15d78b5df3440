using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Values that differ from a sample in one categorical variable, and the cost there.</summary>
/// <remarks>A change of a category moves two components of the vector, from and to a place that depends on the datum: the values are dense.</remarks>
internal static class CategoryNeighbours
{
    /// <summary>The sample with one variable at one category, for every category of every variable: [N·K, .. N·K].</summary>
    internal static Tensor All(OneHotCategorical law, Tensor sample)
    {
        int size = law.EventSize;
        Shape diagonal = FirstAndLast(size, sample.Rank, size);
        Tensor categories = Tensor.Identity(size, sample).Reshape(diagonal);
        if (law.VariableCount == 1)
        {
            return categories.BroadcastTo([size, .. sample.Shape]);
        }

        int variables = law.VariableCount;
        Tensor isOfTheVariable = Tensor.Identity(variables, sample)
            .Reshape([variables, 1, variables, 1])
            .BroadcastTo([variables, law.CategoryCount, variables, law.CategoryCount])
            .Reshape(diagonal);
        return categories + ((1 - isOfTheVariable) * sample);
    }

    /// <summary>The sample, then the sample with one variable of another value, for every variable: [N + 1, .. N·K].</summary>
    /// <param name="law">Of the sample.</param>
    /// <param name="sample">[.., N·K].</param>
    /// <param name="other">Where the other values come from: [.., N·K].</param>
    internal static Tensor One(OneHotCategorical law, Tensor sample, Tensor other)
    {
        int variables = law.VariableCount;
        Tensor isOfTheVariable = Tensor.Identity(variables, sample)
            .Reshape([variables, variables, 1])
            .BroadcastTo([variables, variables, law.CategoryCount])
            .Reshape(FirstAndLast(variables, sample.Rank, law.EventSize));
        Tensor changed = (isOfTheVariable * other) + ((1 - isOfTheVariable) * sample);
        return Tensor.Concatenate(0, sample.PadRank(sample.Rank + 1), changed);
    }

    /// <summary>fᵥₖ − Σⱼ pᵥⱼfᵥⱼ, with the noise of everything else held: [leading.., batch.., N·K].</summary>
    /// <remarks>What is subtracted is exact, and has no gradient towards normalised probabilities: it only saves digits.</remarks>
    internal static Tensor CentredCosts(OneHotCategorical law, Tensor sample, Run run, Rest rest)
        => Centred(law, Neighbours.Costs(All(law, sample), run, rest));

    /// <summary>What is given for every category of every variable, less its mean over the categories of the variable: [.., N·K].</summary>
    internal static Tensor Centred(OneHotCategorical law, Tensor costs)
    {
        Tensor perVariable = law.PerVariable(costs);
        Tensor probabilities = law.PerVariable(law.LogProbabilities.StopGradient().Exp());
        return Joined(perVariable - (probabilities * perVariable).Sum(^1, keepAxis: true));
    }

    /// <summary>[.., N, K] to [.., N·K].</summary>
    internal static Tensor Joined(Tensor perVariable)
        => perVariable.Reshape([.. perVariable.Shape[..^2], perVariable.Shape[^2] * perVariable.Shape[^1]]);

    private static Shape FirstAndLast(int first, int sampleRank, int last) => new Shape().PadLeft(sampleRank + 1).With(0, first).With(^1, last);
}
