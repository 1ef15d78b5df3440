using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>A program with the parameters that it is differentiated towards.</summary>
public sealed class PreparedProgram
{
    private readonly Func<Stochastic<Tensor>> _program;

    internal PreparedProgram(Func<Stochastic<Tensor>> program, ParameterSet parameters, ParameterSet tuningParameters, EstimateOptions options)
    {
        _program = program;
        Parameters = parameters;
        TuningParameters = tuningParameters;
        Options = options;
    }

    /// <summary>What the gradient is taken towards.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>What the estimators learn; may be empty.</summary>
    public ParameterSet TuningParameters { get; }

    /// <summary>How the program is estimated.</summary>
    public EstimateOptions Options { get; }

    /// <summary>The program, built anew from the present leaves of the parameters.</summary>
    public Stochastic<Tensor> Build() => _program();

    /// <summary>One estimate.</summary>
    /// <param name="key">Addresses all randomness.</param>
    public GradientEstimate Estimate(RandomKey key) => _program().Estimate(Parameters, key, Options);

    /// <summary>Makes all computation take its memory from a workspace; null for none.</summary>
    public void AttachTo(Workspace? workspace)
    {
        Parameters.AttachTo(workspace);
        TuningParameters.AttachTo(workspace);
    }

    /// <exception cref="EstimatorNotApplicableException">An estimator could not be right.</exception>
    internal void Check() => _program().Check(RandomKey.FromSeed(0), Options);
}
