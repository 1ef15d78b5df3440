using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>What is known at a choice before it is drawn.</summary>
/// <param name="Site">The choice and its law.</param>
/// <param name="Run">The run at the choice.</param>
/// <param name="Baseline">B.</param>
/// <param name="Prediction">What B gives.</param>
internal sealed record SignalPlace(SampleSite Site, Run Run, Baseline Baseline, Tensor Prediction);
