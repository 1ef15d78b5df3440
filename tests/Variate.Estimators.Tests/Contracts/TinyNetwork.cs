using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>One tanh layer of 4 units and one output, with weights addressed by its name.</summary>
internal sealed class TinyNetwork
{
    private const int Hidden = 4;
    private readonly Parameter _weights;
    private readonly Parameter _bias;
    private readonly Parameter _output;
    private readonly Parameter _outputBias;

    internal TinyNetwork(string name, int inputs)
    {
        _weights = TwoLayerModel.New($"{name}/weights", 1, [inputs, Hidden]);
        _bias = TwoLayerModel.New($"{name}/bias", 0.5, [Hidden]);
        _output = TwoLayerModel.New($"{name}/output", 1, [Hidden, 1]);
        _outputBias = TwoLayerModel.New($"{name}/output-bias", 1, [1]);
    }

    internal ImmutableArray<Parameter> Parameters => [_weights, _bias, _output, _outputBias];

    internal Tensor Apply(Tensor x) => x.Affine(_weights, _bias).Tanh().Affine(_output, _outputBias);

    internal Critic Critic() => new(Apply, Parameters);

    /// <summary>A surrogate of the relaxed sample and the latent.</summary>
    internal Surrogate Surrogate() => new(at => Apply(Tensor.Concatenate(^1, at.Relaxed, at.Latent.Tanh())), Parameters);
}
