using System.Collections.Immutable;
using System.Globalization;
using Variate.Distributions;
using Variate.Learning.Layers;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>Predicts the lower half of an image from its upper half, through layers of Bernoulli units.</summary>
/// <remarks>
/// <para>
/// p(x_low | x_up) = 𝔼[p(x_low | hₙ)] over h₁ ~ p(h₁ | x_up), h₂ ~ p(h₂ | h₁) …; there is no inference network, and a step charges −ln p(x_low | hₙ)
/// alone. Bits enter a map as the coding says, the upper half as pixels minus their means.
/// </para>
/// <para>
/// The lower half depends on the last layer only, as in the published runs: an erratum of their code says that two layers were meant to have
/// two maps on the way to the pixels. Source: [Tucker2017] §4.3 and its published code.
/// </para>
/// </remarks>
public sealed class StructuredPrediction : ImageModel
{
    private readonly SigmoidBeliefNetOptions _options;
    private readonly ImmutableArray<Layer> _layers;
    private readonly PixelLogits _output;
    private readonly int _upper;

    /// <summary>A model with initial weights.</summary>
    /// <param name="options">Its layers.</param>
    /// <param name="meanImage">The mean of every pixel over the training images, from 0 to 1, the upper half first.</param>
    /// <param name="key">Addresses the initial weights.</param>
    /// <exception cref="ArgumentException">The image cannot be halved.</exception>
    public StructuredPrediction(SigmoidBeliefNetOptions options, ImmutableArray<float> meanImage, RandomKey key)
        : base(meanImage, SigmoidBeliefNet.Checked(options).ElementType, options.HasOutputOffset)
    {
        if (meanImage.Length < 2 || meanImage.Length % 2 != 0)
        {
            throw new ArgumentException($"Expected an even number of pixels, got {meanImage.Length}.", nameof(meanImage));
        }

        _options = options;
        _upper = meanImage.Length / 2;
        ImmutableArray<int> hidden = options.IsNonlinear ? [options.Units, options.Units] : [];
        _layers = [.. Enumerable.Range(0, options.Layers).Select(layer => Map(layer, layer == 0 ? _upper : options.Units, hidden, key))];
        ImmutableArray<int> wide = options.DecoderWidth == TanhWidth.Output ? [.. hidden.Select(_ => PixelCount - _upper)] : hidden;
        _output = new PixelLogits("output", [options.Units, .. wide], Lower(OutputOffset), key, options.Weights);
        Parameters = new ParameterSet([.. _layers.SelectMany(map => map.Parameters), .. _output.Parameters]);
    }

    /// <inheritdoc/>
    public override ParameterSet Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> ChoiceSizes => [.. Enumerable.Repeat(_options.Units, _options.Layers)];

    /// <inheritdoc/>
    public override bool IsVariational => false;

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string layers = string.Concat(Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"-{_options.Units}"), _options.Layers));
            string maps = _options.IsNonlinear ? "two tanh layers before each affine map" : "affine maps";
            return string.Create(
                CultureInfo.InvariantCulture, $"structured prediction {_upper}{layers}-{PixelCount - _upper}, lower half from upper half, {maps}");
        }
    }

    /// <summary>The upper halves as they are, and the probabilities of the lower ones given one sample of the latent variables.</summary>
    /// <inheritdoc cref="ImageModel.Reconstruct"/>
    public override Tensor Reconstruct(Tensor images, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(images);
        Tensor input = Upper(images - Mean);
        for (int layer = 0; layer < _options.Layers; layer++)
        {
            Tensor logits = _layers[layer].Apply(input).StopGradient();
            input = Coded((logits + Noise.Logistic(key.For((ulong)layer), logits.Shape, logits)).Step());
        }

        return Tensor.Concatenate(^1, Upper(images), _output.Apply(input).Sigmoid()).StopGradient();
    }

    private protected override Stochastic<Tensor> BuildProgram(Tensor images, Tensor input, ImmutableArray<Estimator> estimators)
        => From(0, Upper(input), Lower(images), estimators);

    private Stochastic<Tensor> From(int layer, Tensor input, Tensor target, ImmutableArray<Estimator> estimators)
        => from h in Choose(Bernoulli.FromLogits(_layers[layer].Apply(input)), NameOf(layer), estimators, layer)
           let coded = Coded(h)
           from cost in layer + 1 < _options.Layers
               ? From(layer + 1, coded, target, estimators)
               : Stochastic.Return(-Bernoulli.FromLogits(_output.Apply(coded)).LogProbability(target))
           select cost;

    private static string NameOf(int layer) => string.Create(CultureInfo.InvariantCulture, $"h{layer + 1}");

    private Tensor Upper(Tensor images) => images.Slice(^1, 0, _upper);

    private Tensor Lower(Tensor images) => images.Slice(^1, _upper, PixelCount - _upper);

    private Tensor Coded(Tensor bits) => _options.Coding == BitCoding.PlusMinusOne ? Tensor.Affine(bits, 2, -1) : bits;

    private Mlp Map(int layer, int inputSize, ImmutableArray<int> hidden, RandomKey key)
        => new(
            string.Create(CultureInfo.InvariantCulture, $"layer/{layer + 1}"),
            [inputSize, .. hidden, _options.Units],
            Activation.Tanh,
            key,
            _options.Weights,
            elementType: ElementType);
}
