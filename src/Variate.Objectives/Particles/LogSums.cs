using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>Sums of exponentials over the last axis with one term left out, on the log scale.</summary>
internal static class LogSums
{
    /// <summary>Stands for −∞ where −∞ itself would make NaN of a product with 0; far below any log-weight, and finite in Float32.</summary>
    private const double Floor = -1e30;

    /// <summary>lₖ = ln Σ_{j≠k} exp vⱼ: [.., K]; −∞ where nothing is left.</summary>
    /// <remarks>
    /// ln(S − exp vₖ) = ln S + ln(1 − w̃ₖ) loses all digits where w̃ₖ is nearly 1, which only the largest term can be: its sum is taken
    /// over the others. For all other terms w̃ₖ ≤ 1/2.
    /// </remarks>
    internal static Tensor LeaveOneOut(Tensor values)
    {
        Tensor largest = values.OneHotOfMax();
        Tensor others = 1 - largest;
        Tensor withoutLargest = (values + (largest * Floor)).LogSumExp().AppendAxes(1);
        Tensor withoutOther = values.LogSumExp().AppendAxes(1) + (-(values.Softmax() * others)).Log1p();
        Tensor sums = (largest * withoutLargest) + (others * withoutOther);
        return sums + (1 - IsNothing(sums)).Log();
    }

    /// <summary>mₖ = the mean of the other values: [.., K]; −∞ where one of the others is −∞.</summary>
    internal static Tensor MeanOfOthers(Tensor values)
    {
        // Infinite terms are counted apart: −∞ − (−∞) would make the mean without the only infinite term NaN.
        Tensor isNothing = IsNothing(values);
        Tensor finite = Tensor.Maximum(values, Tensor.Full([], Floor, values)) - (isNothing * Floor);
        Tensor othersThatAreNothing = isNothing.SumAxis(values.Rank - 1, keepAxis: true) - isNothing;
        Tensor mean = (finite.SumAxis(values.Rank - 1, keepAxis: true) - finite) / (values.Shape[^1] - 1);
        return mean + (1 - (othersThatAreNothing - 0.5).Step()).Log();
    }

    /// <summary>ln(exp a + exp b), where b may be −∞ and a may not.</summary>
    internal static Tensor LogSum(Tensor a, Tensor b) => a + (b - a).Softplus();

    /// <summary>The values with the diagonal of the last two axes at −∞, or as near as products with 0 allow.</summary>
    internal static Tensor WithoutDiagonal(Tensor values)
        => values + (Tensor.Identity(values.Shape[^1], values) * Floor);

    private static Tensor IsNothing(Tensor values) => ((Floor / 10) - values).Step();
}
