using System.Collections.Immutable;
using System.Numerics;
using Variate.Learning.Optimisers;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning;

/// <summary>The unbiased sample variance of a gradient estimate, averaged over the coordinates.</summary>
internal sealed class VarianceMeter
{
    private readonly ParameterSet _parameters;
    private readonly ImmutableArray<Parameter> _means;
    private readonly ImmutableArray<Parameter> _spreads;
    private int _count;

    public VarianceMeter(ParameterSet parameters)
    {
        _parameters = parameters;
        _means = ZerosLike(parameters);
        _spreads = ZerosLike(parameters);
    }

    /// <summary>Forgets all samples.</summary>
    public void Clear()
    {
        _count = 0;
        foreach (Parameter accumulator in _means.Concat(_spreads))
        {
            Clear(accumulator);
        }
    }

    /// <summary>Takes one more sample.</summary>
    /// <param name="gradients">One a parameter.</param>
    public void Add(ImmutableArray<Tensor> gradients)
    {
        _count++;
        for (int i = 0; i < gradients.Length; i++)
        {
            if (gradients[i].ElementType == ElementType.Float32)
            {
                Add<float>(i, gradients[i]);
            }
            else
            {
                Add<double>(i, gradients[i]);
            }
        }
    }

    /// <summary>The variance of at least two samples.</summary>
    public GradientVariance Result()
    {
        double total = 0;
        ImmutableSortedDictionary<string, double>.Builder byParameter =
            ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < _spreads.Length; i++)
        {
            double sum = _spreads[i].Value.StopGradient().SumAll().ToScalar() / (_count - 1);
            total += sum;
            byParameter.Add(_parameters[i].Name, sum / _parameters[i].Shape.ElementCount);
        }

        return new GradientVariance { Total = total / _parameters.ElementCount, ByGroup = byParameter.ToImmutable() };
    }

    private static ImmutableArray<Parameter> ZerosLike(ParameterSet parameters)
        => [.. parameters.Select(parameter => new Parameter(parameter.Name, Tensor.Zeros(parameter.Shape, parameter.Value.ElementType)))];

    private static void Clear(Parameter accumulator)
    {
        if (accumulator.Value.ElementType == ElementType.Float32)
        {
            accumulator.MutableElements<float>().Clear();
        }
        else
        {
            accumulator.MutableElements<double>().Clear();
        }
    }

    private void Add<T>(int index, Tensor gradient)
        where T : unmanaged, INumberBase<T>
        => ElementPass.Run<T, MeanAndSpreadRule<T>>(
            _means[index], gradient, _spreads[index], null, new MeanAndSpreadRule<T>(_count));
}
