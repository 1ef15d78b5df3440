using System.Collections.Immutable;
using Variate.Experiments.Estimation;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>A model of images x with latent variables z.</summary>
public abstract class ImageModel
{
    // Pixels that are white, or black, in every training image would have an infinite logit.
    private const double SmallestMean = 0.001;

    private protected ImageModel(ImmutableArray<float> meanImage, ElementType elementType, bool hasOutputOffset = true)
    {
        ElementType = elementType;
        PixelCount = meanImage.Length;
        Mean = Tensor.Create(meanImage.AsSpan(), [PixelCount]).To(elementType);
        double[] logits = [.. meanImage.Select(mean => hasOutputOffset ? Logit(Math.Clamp(mean, SmallestMean, 1 - SmallestMean)) : 0)];
        OutputOffset = Tensor.Create(logits, [PixelCount]).To(elementType);
    }

    /// <summary>The parameters of the generative model and of the inference network.</summary>
    public abstract ParameterSet Parameters { get; }

    /// <summary>The number of components of each random choice, in sequence.</summary>
    public abstract ImmutableArray<int> ChoiceSizes { get; }

    /// <summary>The number of random choices in sequence: one estimator is needed for each.</summary>
    public int ChoiceCount => ChoiceSizes.Length;

    /// <summary>Whether latent variables are drawn from an inference network q(z | x), whose log-probability the run charges.</summary>
    /// <value>True. False for a model whose latent variables are drawn from its own p(z | ·).</value>
    public virtual bool IsVariational => true;

    /// <summary>The model in a line.</summary>
    public abstract string Description { get; }

    /// <summary>The number of pixels of an image.</summary>
    public int PixelCount { get; }

    /// <summary>The type of all tensors.</summary>
    public ElementType ElementType { get; }

    /// <summary>The mean of the training images, which is subtracted before they enter the inference network: [pixel].</summary>
    protected Tensor Mean { get; }

    /// <summary>The logits of the mean image, clipped to [0.001, 0.999], which are added to the output beside its bias; or zeros: [pixel].</summary>
    protected Tensor OutputOffset { get; }

    /// <summary>The program of a batch, one number an image: draws z from q(z | x) and charges −ln p(x, z), or draws z ~ p and charges −ln p(x | z).</summary>
    /// <remarks>It shows x minus the mean image to the estimators.</remarks>
    /// <param name="images">[batch, pixel], from 0 to 1.</param>
    /// <param name="estimators">One a choice; or none, for a program under a rule that makes all choices.</param>
    /// <exception cref="ArgumentException">There are estimators, but not one for each choice.</exception>
    public Stochastic<Tensor> Program(Tensor images, ImmutableArray<Estimator> estimators)
    {
        ArgumentNullException.ThrowIfNull(images);
        return estimators.IsEmpty || estimators.Length == ChoiceCount
            ? from input in Stochastic.Context(images - Mean)
              from cost in BuildProgram(images, input, estimators)
              select cost
            : throw new ArgumentException($"Expected {ChoiceCount} estimators, one a choice, got {estimators.Length}.", nameof(estimators));
    }

    /// <summary>What estimators must know of the model.</summary>
    /// <param name="key">Addresses the initial weights of their critics.</param>
    public ModelShape ShapeFor(RandomKey key) => new(Parameters, ChoiceSizes, PixelCount, ElementType, key);

    /// <summary>What the model makes of images: the pixels' probabilities given one sample of the latent variables.</summary>
    /// <param name="images">[batch, pixel].</param>
    /// <param name="key">Addresses the samples.</param>
    /// <returns>[batch, pixel], each from 0 to 1.</returns>
    public abstract Tensor Reconstruct(Tensor images, RandomKey key);

    /// <summary>The program, where <paramref name="input"/> is the images minus the mean image.</summary>
    private protected abstract Stochastic<Tensor> BuildProgram(Tensor images, Tensor input, ImmutableArray<Estimator> estimators);

    /// <summary>A choice with its estimator, if it has one.</summary>
    private protected static SampleSite Choose(Distribution law, string name, ImmutableArray<Estimator> estimators, int choice)
        => estimators.IsEmpty ? law.Named(name) : law.Via(estimators[choice]).Named(name);

    private static double Logit(double probability) => Math.Log(probability) - Math.Log(1 - probability);
}
