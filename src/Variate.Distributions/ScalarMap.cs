using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>A function of numbers applied to every element in float64 and rounded once; no gradient flows.</summary>
internal static class ScalarMap
{
    internal static Tensor Of(Tensor value, Func<double, double> function)
    {
        double[] results = new double[value.ElementCount];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = function(value.ElementAt(i));
        }

        return Tensor.Create(results, value.Shape).To(value.ElementType).MarkLeadingAxes(value.LeadingAxes);
    }
}
