using System.Collections.Immutable;
using System.Globalization;
using Variate.Distributions;
using Variate.Learning.Layers;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>A variational autoencoder: binary images under a normal latent vector.</summary>
/// <remarks>
/// <para>p(z) = N(0, I), p(x | z) Bernoulli with logits from a tanh network; q(z | x) = N(μ(x), σ(x)²), both from one tanh network.</para>
/// <para>σ = softplus(r + ¼) of the raw output r. Source: [Kingma2014]; sizes and σ of [Tucker2019] §6.</para>
/// </remarks>
public sealed class VariationalAutoencoder : ImageModel, IGenerativeModel
{
    private const double RawShift = 0.25;

    // softplus underflows to 0 far below 0, where a normal law has no density.
    private const double SmallestScale = 1e-6;

    private readonly VariationalAutoencoderOptions _options;
    private readonly Mlp _encoder;
    private readonly PixelLogits _decoder;
    private readonly Normal _prior;

    /// <summary>An autoencoder with initial weights.</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="meanImage">The mean of every pixel over the training images, from 0 to 1.</param>
    /// <param name="key">Addresses the initial weights.</param>
    public VariationalAutoencoder(VariationalAutoencoderOptions options, ImmutableArray<float> meanImage, RandomKey key)
        : base(meanImage, Checked(options).ElementType)
    {
        _options = options;
        int latent = options.LatentSize;
        var glorot = new GlorotUniform();
        _encoder = new Mlp("encoder", [PixelCount, .. options.Hidden, 2 * latent], Activation.Tanh, key, glorot, elementType: ElementType);
        _decoder = new PixelLogits("decoder", [latent, .. options.Hidden.Reverse()], OutputOffset, key, glorot);
        _prior = new Normal(Tensor.Zeros([latent], ElementType), Tensor.Ones([latent], ElementType));
        Parameters = new ParameterSet([.. _encoder.Parameters, .. _decoder.Parameters]);
    }

    /// <inheritdoc/>
    public override ParameterSet Parameters { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> ChoiceSizes => [_options.LatentSize];

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string hidden = string.Join('-', _options.Hidden.Select(units => units.ToString(CultureInfo.InvariantCulture)));
            return string.Create(CultureInfo.InvariantCulture, $"variational autoencoder {PixelCount}-{hidden}-{_options.LatentSize}, tanh, normal latent");
        }
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, RandomKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Decode(Noise.Normal(key, [count, _options.LatentSize], Parameters[0].Value)).Sigmoid().StopGradient();
    }

    /// <inheritdoc/>
    public override Tensor Reconstruct(Tensor images, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(images);
        Normal posterior = Encode(images - Mean);
        Tensor noise = Noise.Normal(key, posterior.Shape, posterior.Location);
        return Decode(posterior.Location + (posterior.Scale * noise)).Sigmoid().StopGradient();
    }

    private protected override Stochastic<Tensor> BuildProgram(Tensor images, Tensor input, ImmutableArray<Estimator> estimators)
        => from z in Choose(Encode(input), "z", estimators, 0)
           select -(_prior.LogProbability(z) + Bernoulli.FromLogits(Decode(z)).LogProbability(images));

    private static VariationalAutoencoderOptions Checked(VariationalAutoencoderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LatentSize, 1);
        return options;
    }

    private Normal Encode(Tensor input)
    {
        Tensor output = _encoder.Apply(input);
        int latent = _options.LatentSize;
        Tensor scale = (output.Slice(^1, latent, latent) + RawShift).Softplus() + SmallestScale;
        return new Normal(output.Slice(^1, 0, latent), scale);
    }

    private Tensor Decode(Tensor z) => _decoder.Apply(z);
}
