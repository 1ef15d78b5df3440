// A loop of random choices is a recursion: a walker steps left or right, the number of steps is an ordinary argument, and the
// probability of each step depends on where the walker is. The gradient teaches it to end at a given place.
//
//     dotnet run -c Release --project samples/RandomWalk

using System.Globalization;
using Variate.Distributions;
using Variate.Estimators;
using Variate.Learning.Optimisers;
using Variate.Programs;
using Variate.Tensors;

const int WalkLength = 12;
const double Goal = 5;
const int TrainingSteps = 400;

var bias = new Parameter("bias", Tensor.Zeros([1], ElementType.Float64));
var slope = new Parameter("slope", Tensor.Zeros([1], ElementType.Float64));
var parameters = new ParameterSet(bias, slope);
var estimator = new RunLeaveOneOutEstimator();

// 16 walks at once; each is the baseline of the others.
var options = new EstimateOptions { SampleCount = 16 };
var optimiser = new Adam(parameters, new AdamOptions { LearningRate = 0.05 });
var key = RandomKey.FromSeed(1);

Stochastic<Tensor> Walk(Tensor place, int stepsLeft) =>
    stepsLeft == 0
        ? Stochastic.Return(place)
        : from right in Bernoulli.FromLogits(bias + (slope * place)).Via(estimator)
          from end in Walk(place + Tensor.Affine(right, 2, -1), stepsLeft - 1)
          select end;

Stochastic<Tensor> DistanceFromGoal() =>
    from end in Walk(Tensor.Zeros([1], ElementType.Float64), WalkLength)
    select (end - Goal).Square().Sum(^1);

for (int step = 0; step <= TrainingSteps; step++)
{
    GradientEstimate estimate = DistanceFromGoal().Estimate(parameters, key.For((ulong)step), options);
    optimiser.Step(estimate.Gradients);
    if (step % 50 == 0)
    {
        double cost = DistanceFromGoal().Costs(key.For("test"), new EstimateOptions { DrawCount = 2000 }).MeanAll().ToScalar();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"step {step,3}: mean squared distance {cost,6:F2}, bias {bias.Value.ToScalar(),5:F2}, slope {slope.Value.ToScalar(),5:F2}"));
    }
}
