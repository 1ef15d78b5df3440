// A program of one's own: eight bits are drawn, and a cost is charged. Which estimator gives the gradient is one word.
//
//     dotnet run -c Release --project samples/OwnCost

using System.Globalization;
using Variate.Distributions;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

const int Repetitions = 2000;

var target = Tensor.Create([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9], [8]);
var theta = new Parameter("theta", Tensor.Zeros([8], ElementType.Float64));
var parameters = new ParameterSet(theta);

Stochastic<Tensor> Program(Estimator estimator) =>
    from z in Bernoulli.FromLogits(theta).Via(estimator)
    select (z - target).Square().Sum(^1).Square();

(string Name, Estimator Estimator)[] estimators =
[
    ("score function", new ScoreFunctionEstimator()),
    ("leave-one-out, 4 samples", new LeaveOneOutEstimator(sampleCount: 4)),
    ("REBAR, temperature 0.3", new RebarEstimator(Temperature.Fixed(0.3))),
    ("Concrete, temperature 0.3", new ConcreteEstimator(Temperature.Fixed(0.3))),
    ("enumeration", new EnumerationEstimator()),
];

Tensor exact = Program(new EnumerationEstimator()).Estimate(parameters, RandomKey.FromSeed(0)).Gradients[0];

Console.WriteLine("estimator                    evaluations   variance   distance of the mean from the exact gradient");
foreach ((string name, Estimator estimator) in estimators)
{
    var sum = Tensor.Zeros(theta.Shape, ElementType.Float64);
    double squares = 0;
    long evaluations = 0;
    for (ulong seed = 0; seed < Repetitions; seed++)
    {
        GradientEstimate estimate = Program(estimator).Estimate(parameters, RandomKey.FromSeed(seed));
        sum += estimate.Gradients[0];
        squares += estimate.Gradients[0].SumOfSquares();
        evaluations = estimate.Diagnostics.CostEvaluations;
    }

    Tensor mean = sum / Repetitions;
    double variance = (squares / Repetitions) - mean.SumOfSquares();
    double distance = Math.Sqrt((mean - exact).SumOfSquares());
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {evaluations,11} {variance,10:F4}   {distance:F4}"));
}
