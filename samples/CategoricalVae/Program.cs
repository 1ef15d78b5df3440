// The categorical layer of the Gumbel-softmax papers: 20 variables of 10 categories, in one choice, with two estimators.
//
//     dotnet run -c Release --project samples/CategoricalVae

using System.Globalization;
using Variate.Distributions;
using Variate.Estimators;
using Variate.Experiments.Data;
using Variate.Learning.Layers;
using Variate.Learning.Optimisers;
using Variate.Programs;
using Variate.Tensors;

const int Pixels = 28 * 28;
const int Variables = 20;
const int Categories = 10;
const int BatchSize = 50;
const int Steps = 800;

var key = RandomKey.FromSeed(0);
ImageSet images = Digits.Create(trainCount: 2000, validationCount: 1, testCount: 1).Train;
var prior = OneHotCategorical.FromLogits(Tensor.Zeros([Variables * Categories]), Variables);

// Biased, and one evaluation of the cost a step; then unbiased, and two.
Train(new StraightThroughGumbelEstimator(Temperature.Fixed(0.7)));
Train(new RebarEstimator(Temperature.Fixed(0.5)));

// Trains a new model, from the same start on the same batches.
void Train(Estimator estimator)
{
    var encoder = new Linear("encoder", Pixels, Variables * Categories, key);
    var decoder = new Linear("decoder", Variables * Categories, Pixels, key);
    var parameters = new ParameterSet([.. encoder.Parameters, .. decoder.Parameters]);
    var batches = new Minibatches(images.Count, BatchSize, key.For("batches"));
    using var workspace = new Workspace(threadCount: 2);
    parameters.AttachTo(workspace);
    var optimiser = new Adam(parameters, new AdamOptions { LearningRate = 3e-3 });
    var options = new EstimateOptions { Batch = [BatchSize] };
    float[] pixels = new float[BatchSize * Pixels];
    double bound = 0;
    for (int step = 1; step <= Steps; step++)
    {
        workspace.Recycle();
        RandomKey stepKey = key.For((ulong)step);
        Binariser.FillBatch(images, batches.Indices(step), Binarisation.Dynamic, stepKey.For("pixels"), pixels);
        GradientEstimate estimate = NegativeBound(Tensor.Create(pixels, [BatchSize, Pixels], workspace)).Estimate(parameters, stepKey, options);
        optimiser.Step(estimate.Gradients);
        bound -= estimate.Objective;
        if (step % 200 == 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{estimator.Traits.Name}, step {step}: bound {bound / 200:F1} nats"));
            bound = 0;
        }
    }

    // The divergence has a closed form, a sum over the variables, so that only the likelihood is left to the estimator.
    Stochastic<Tensor> NegativeBound(Tensor x)
    {
        var q = OneHotCategorical.FromLogits(encoder.Apply(x), Variables);
        return from h in q.Via(estimator).Named("h")
               select Divergence.KullbackLeibler(q, prior).Value - Bernoulli.FromLogits(decoder.Apply(h)).LogProbability(x);
    }
}
