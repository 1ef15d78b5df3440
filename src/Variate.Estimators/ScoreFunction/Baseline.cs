using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>What is subtracted from the cost in a score-function estimate: anything that does not depend on the sample.</summary>
public abstract class Baseline
{
    /// <summary>The baseline of the costs of this step, from what earlier steps have learned.</summary>
    /// <param name="costs">[leading.., batch..]. Only their shape, and what they teach later steps, may be used.</param>
    /// <param name="run">Takes the objective from which later steps learn.</param>
    /// <returns>Broadcasts with <paramref name="costs"/>; no gradient flows.</returns>
    public abstract Tensor Predict(Tensor costs, Run run);
}
