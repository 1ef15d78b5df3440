using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>The objectives as functions of log-weights [.., K], as their papers define them: for the exact values, nothing stable.</summary>
internal static class Bounds
{
    internal static Tensor ImportanceWeighted(Tensor logWeights) => logWeights.LogSumExp() - Math.Log(logWeights.Shape[^1]);

    internal static Tensor Renyi(Tensor logWeights, double alpha)
        => ImportanceWeighted(logWeights * (1 - alpha)) / (1 - alpha);

    internal static Tensor Jackknife(Tensor logWeights)
    {
        int count = logWeights.Shape[^1];
        Tensor sum = ImportanceWeighted(logWeights) * count;
        for (int i = 0; i < count; i++)
        {
            sum -= ImportanceWeighted(Without(logWeights, i)) * ((count - 1.0) / count);
        }

        return sum;
    }

    internal static Tensor SecondJackknife(Tensor logWeights)
    {
        int count = logWeights.Shape[^1];
        Tensor sum = ImportanceWeighted(logWeights) * (count * count / 2.0);
        for (int i = 0; i < count; i++)
        {
            Tensor without = Without(logWeights, i);
            sum -= ImportanceWeighted(without) * (Math.Pow(count - 1, 2) / count);
            for (int j = i; j < count - 1; j++)
            {
                sum += ImportanceWeighted(Without(without, j)) * (Math.Pow(count - 2, 2) / (count * (count - 1.0)));
            }
        }

        return sum;
    }

    private static Tensor Without(Tensor logWeights, int particle)
    {
        int count = logWeights.Shape[^1];
        return Tensor.Concatenate(
            ^1,
            logWeights.Slice(^1, 0, particle),
            logWeights.Slice(^1, particle + 1, count - particle - 1));
    }
}
