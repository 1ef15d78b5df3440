// A variational autoencoder with 32 binary latent variables, trained by the library alone: a program, an optimiser, a loop.
//
//     dotnet run -c Release --project samples/DiscreteVae

using System.Globalization;
using Variate.Distributions;
using Variate.Estimators;
using Variate.Experiments.Data;
using Variate.Learning.Layers;
using Variate.Learning.Optimisers;
using Variate.Programs;
using Variate.Tensors;

const int Pixels = 28 * 28;
const int Bits = 32;
const int BatchSize = 50;
const int Steps = 3000;

var key = RandomKey.FromSeed(0);
ImageSet images = Digits.Create(trainCount: 2000, validationCount: 1, testCount: 1).Train;
var batches = new Minibatches(images.Count, BatchSize, key.For("batches"));
var encoder = new Linear("encoder", Pixels, Bits, key);
var decoder = new Linear("decoder", Bits, Pixels, key);
var prior = new Parameter("prior", Tensor.Zeros([Bits]));
var parameters = new ParameterSet([.. encoder.Parameters, .. decoder.Parameters, prior]);

// The only line that knows how gradients are estimated.
var estimator = new RebarEstimator(Temperature.Fixed(0.2));

// −ln p(x, h). With IsVariational every choice adds ln q(h | x), so that the objective is minus the evidence bound.
Stochastic<Tensor> Program(Tensor x) =>
    from h in Bernoulli.FromLogits(encoder.Apply(x)).Via(estimator).Named("h")
    select -(Bernoulli.FromLogits(prior).LogProbability(h) + Bernoulli.FromLogits(decoder.Apply(h)).LogProbability(x));

// The workspace lends the memory and the threads of a step, and takes the memory back when the step ends.
using var workspace = new Workspace(threadCount: 2);
parameters.AttachTo(workspace);
var optimiser = new Adam(parameters, new AdamOptions { LearningRate = 3e-3 });
var options = new EstimateOptions { Batch = [BatchSize], IsVariational = true };
float[] pixels = new float[BatchSize * Pixels];
double bound = 0;
for (int step = 1; step <= Steps; step++)
{
    workspace.Recycle();
    RandomKey stepKey = key.For((ulong)step);
    Binariser.FillBatch(images, batches.Indices(step), Binarisation.Dynamic, stepKey.For("pixels"), pixels);
    var x = Tensor.Create(pixels, [BatchSize, Pixels], workspace);
    GradientEstimate estimate = Program(x).Estimate(parameters, stepKey, options);
    optimiser.Step(estimate.Gradients);
    bound -= estimate.Objective;
    if (step % 500 == 0)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step}: bound {bound / 500:F1} nats"));
        bound = 0;
    }
}

// A dream: bits from the prior, and where the decoder then puts ink.
Tensor code = (prior.Value.StopGradient() + Noise.Logistic(key.For("dream"), [1, Bits], prior)).Step();
Tensor ink = decoder.Apply(code).Sigmoid();
for (int row = 0; row < 28; row += 2)
{
    Console.WriteLine(string.Concat(Enumerable.Range(0, 28).Select(column => " .:*#"[(int)(4.99 * ink.ElementAt((row * 28) + column))])));
}
