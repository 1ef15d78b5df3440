using System.Collections.Immutable;
using System.Globalization;
using Variate.Estimators;
using Variate.Learning.Layers;
using Variate.Tensors;

namespace Variate.Experiments.Estimation;

/// <summary>The networks of estimators, of the sizes of the papers: one for each choice.</summary>
internal sealed class CriticNetworks(ModelShape model)
{
    // The published code of REBAR: x → 100 tanh → 1. That of RELAX: (x, z) → 200 ReLU, twice → 1.
    private const int BaselineUnits = 100;
    private const int SurrogateUnits = 200;

    private readonly List<Parameter> _parameters = [];

    /// <summary>Those of all networks made so far.</summary>
    internal ImmutableArray<Parameter> Parameters => [.. _parameters];

    /// <summary>The names of the networks of choice 1, 2, …</summary>
    internal static string NameOf(string kind, int choice) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{choice + 1}");

    /// <summary>A baseline network of the context.</summary>
    internal Critic Baseline(int choice)
    {
        Mlp network = Make("baseline", choice, [model.ContextSize, model.CriticUnits ?? BaselineUnits, 1], Activation.Tanh, new SlimVarianceScaling());
        return new Critic(network.Apply, network.Parameters);
    }

    /// <summary>A surrogate of the context and the latent.</summary>
    internal Surrogate OfLatent(int choice)
    {
        Mlp network = Make("surrogate", choice, SurrogateSizes(choice), Activation.Relu, new GlorotUniform());
        return new Surrogate(at => network.Apply(Tensor.Concatenate(^1, at.Context!, at.Latent)), network.Parameters);
    }

    /// <summary>A surrogate of the context and the relaxed sample, centred as models see it.</summary>
    internal Surrogate OfRelaxed(int choice)
    {
        Mlp network = Make("q", choice, SurrogateSizes(choice), Activation.Tanh, new GlorotUniform());
        return new Surrogate(at => network.Apply(Tensor.Concatenate(^1, at.Context!, Tensor.Affine(at.Relaxed, 2, -1))), network.Parameters);
    }

    private ImmutableArray<int> SurrogateSizes(int choice)
    {
        int units = model.CriticUnits ?? SurrogateUnits;
        return [model.ContextSize + model.ChoiceSizes[choice], units, units, 1];
    }

    private Mlp Make(string kind, int choice, ImmutableArray<int> sizes, Activation hidden, Initialiser weights)
    {
        var network = new Mlp(NameOf(kind, choice), sizes.AsSpan(), hidden, model.Key, weights, elementType: model.ElementType);
        _parameters.AddRange(network.Parameters);
        return network;
    }
}
