using Variate.Distributions;
using Variate.Objectives.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Models;

/// <summary>z ~ N(μ, 1), x ~ N(z, 1); q(z) = N(a·x + b + μ/4, s²), with μ in both. The posterior is N((x + μ)/2, 1/2).</summary>
internal sealed class GaussianModel : ParticleModel
{
    private readonly Parameter _prior = New("prior", [1], 0.4);
    private readonly Parameter _slope;
    private readonly Parameter _shift;
    private readonly Parameter _logScale;

    internal GaussianModel(double slope = 0.8, double shift = -0.3, double scale = 0.9)
    {
        _slope = New("slope", [1, 1], slope);
        _shift = New("shift", [1], shift);
        _logScale = New("log-scale", [1], Math.Log(scale));
        Parameters = new ParameterSet(_prior, _slope, _shift, _logScale);
    }

    internal override ParameterSet Parameters { get; }

    /// <summary>The same model with q at the posterior: μ/4 + μ/4 = μ/2.</summary>
    internal static GaussianModel AtThePosterior() => new(0.5, 0.1, Math.Sqrt(0.5));

    internal override Stochastic<Tensor> LogJoint(ChoiceRule? rule)
        => from z in By(Proposal(), rule)
           from _ in Stochastic.Prior(Prior(), z)
           select Likelihood(z);

    internal override ParticleTable Table(int nodes, bool stopsSamples = false)
    {
        (Tensor at, Tensor weights) = Quadrature.StandardNormal(nodes);
        Normal q = Proposal();
        Tensor z = Stopped(q.Location + (q.Scale * at.Reshape([nodes, 1, 1])), stopsSamples);
        return new ParticleTable(weights.Reshape([nodes, 1]).BroadcastTo([nodes, 2]), Joint(z), q.LogProbability(z));
    }

    private Normal Proposal() => new(X.MatMul(_slope) + _shift + (_prior.Value * 0.25), _logScale.Value.Exp());

    private Normal Prior() => new(_prior, Tensor.Ones([1], ElementType.Float64));

    private static Tensor Likelihood(Tensor z) => new Normal(z, Tensor.Ones([1], ElementType.Float64)).LogProbability(X);

    private Tensor Joint(Tensor z) => Prior().LogProbability(z) + Likelihood(z);
}
