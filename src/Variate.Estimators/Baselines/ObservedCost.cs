using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>What a step teaches a baseline.</summary>
/// <param name="Site">The choice.</param>
/// <param name="Run">The run at the choice; its tally takes objectives.</param>
/// <param name="Sample">[leading.., batch.., event].</param>
/// <param name="Costs">[leading.., batch..]: the cost, less a control variate if there is one. No gradient flows.</param>
/// <param name="Prediction">What was predicted for this step, differentiable in the parameters of the baseline.</param>
public sealed record ObservedCost(SampleSite Site, Run Run, Tensor Sample, Tensor Costs, Tensor Prediction);
