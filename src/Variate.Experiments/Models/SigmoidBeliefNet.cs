using System.Collections.Immutable;
using System.Globalization;
using Variate.Distributions;
using Variate.Learning.Layers;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>A sigmoid belief net: binary images under layers of Bernoulli units, with an inference network of the same shape.</summary>
/// <remarks>
/// <para>
/// p(x, h₁..hₙ) = p(x | h₁) p(h₁ | h₂) … p(hₙ), q(h₁..hₙ | x) = q(h₁ | x) q(h₂ | h₁) …; every factor is a Bernoulli law whose logits are a map
/// of the layer it depends on. Bits enter a map as the coding says, images as x minus the mean image; the prior of the top layer has free
/// logits, 0 at first.
/// </para>
/// <para>Source: [Tucker2017] §4 and its published code.</para>
/// </remarks>
public sealed class SigmoidBeliefNet : ImageModel, IGenerativeModel
{
    private readonly SigmoidBeliefNetOptions _options;
    private readonly ImmutableArray<Layer> _encoders;
    private readonly ImmutableArray<Layer> _decoders;
    private readonly Parameter _prior;

    /// <summary>A net with initial weights.</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="meanImage">The mean of every pixel over the training images, from 0 to 1.</param>
    /// <param name="key">Addresses the initial weights.</param>
    public SigmoidBeliefNet(SigmoidBeliefNetOptions options, ImmutableArray<float> meanImage, RandomKey key)
        : base(meanImage, Checked(options).ElementType, options.HasOutputOffset)
    {
        _options = options;
        _encoders = [.. Enumerable.Range(0, options.Layers).Select(layer => Encoder(layer, key))];
        _decoders = [.. Enumerable.Range(0, options.Layers).Select(layer => Decoder(layer, key))];
        _prior = new Parameter("prior/logits", Tensor.Zeros([options.Units], options.ElementType));
        Parameters = new ParameterSet(
            [.. _encoders.SelectMany(map => map.Parameters), .. _decoders.SelectMany(map => map.Parameters), _prior]);
    }

    /// <inheritdoc/>
    public override ParameterSet Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> ChoiceSizes => [.. Enumerable.Repeat(_options.Units, _options.Layers)];

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string layers = string.Concat(Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"-{_options.Units}"), _options.Layers));
            string maps = _options.IsNonlinear ? "two tanh layers before each affine map" : "affine maps";
            return string.Create(CultureInfo.InvariantCulture, $"sigmoid belief net {PixelCount}{layers}, {maps}");
        }
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, RandomKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Tensor coded = Coded(Draw(_prior.Value.StopGradient().BroadcastTo([count, _options.Units]), key.For("prior")));
        for (int layer = _options.Layers - 1; layer > 0; layer--)
        {
            coded = Coded(Draw(LogitsBelow(layer, coded), key.For((ulong)layer)));
        }

        return LogitsBelow(0, coded).Sigmoid().StopGradient();
    }

    /// <inheritdoc/>
    public override Tensor Reconstruct(Tensor images, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(images);
        return LogitsBelow(0, Coded(Draw(_encoders[0].Apply(images - Mean), key))).Sigmoid().StopGradient();
    }

    private protected override Stochastic<Tensor> BuildProgram(Tensor images, Tensor input, ImmutableArray<Estimator> estimators)
        => From(0, images, input, estimators);

    /// <summary>The program from one layer upwards: draws the layer given what lies below it, and charges for what lies below.</summary>
    private Stochastic<Tensor> From(int layer, Tensor below, Tensor input, ImmutableArray<Estimator> estimators)
        => from h in Choose(Bernoulli.FromLogits(_encoders[layer].Apply(input)), NameOf(layer), estimators, layer)
           let coded = Coded(h)
           from above in layer + 1 < _options.Layers
               ? From(layer + 1, h, coded, estimators)
               : Stochastic.Return(-Bernoulli.FromLogits(_prior.Value).LogProbability(h))
           select above - Bernoulli.FromLogits(LogitsBelow(layer, coded)).LogProbability(below);

    private ImmutableArray<int> Hidden => _options.IsNonlinear ? [_options.Units, _options.Units] : [];

    private ImmutableArray<int> DecoderHidden
        => _options.DecoderWidth == TanhWidth.Output ? [.. Hidden.Select(_ => PixelCount)] : Hidden;

    /// <summary>Refuses shapes that cannot be.</summary>
    internal static SigmoidBeliefNetOptions Checked(SigmoidBeliefNetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Layers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Units, 1);
        return options;
    }

    private static string NameOf(int layer) => string.Create(CultureInfo.InvariantCulture, $"h{layer + 1}");

    private Tensor Coded(Tensor bits) => _options.Coding == BitCoding.PlusMinusOne ? Tensor.Affine(bits, 2, -1) : bits;

    private static Tensor Draw(Tensor logits, RandomKey key)
        => (logits.StopGradient() + Noise.Logistic(key, logits.Shape, logits)).Step();

    private Tensor LogitsBelow(int layer, Tensor coded) => _decoders[layer].Apply(coded);

    private Mlp Encoder(int layer, RandomKey key) => Map("encoder", layer, layer == 0 ? PixelCount : _options.Units, key);

    private Layer Decoder(int layer, RandomKey key)
        => layer == 0
            ? new PixelLogits("decoder/1", [_options.Units, .. DecoderHidden], OutputOffset, key, _options.Weights)
            : Map("decoder", layer, _options.Units, key);

    private Mlp Map(string kind, int layer, int inputSize, RandomKey key)
        => new(
            string.Create(CultureInfo.InvariantCulture, $"{kind}/{layer + 1}"),
            [inputSize, .. Hidden, _options.Units],
            Activation.Tanh,
            key,
            _options.Weights,
            elementType: ElementType);
}
