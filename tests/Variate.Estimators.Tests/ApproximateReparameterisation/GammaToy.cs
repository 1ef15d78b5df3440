using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.ApproximateReparameterisation;

/// <summary>The toy of [Cong2019]: a gamma law is fitted to a gamma law, by the gradient of KL towards ln α and ln β.</summary>
internal sealed class GammaToy(double concentration, double rate, double targetConcentration)
{
    private const double TargetRate = 0.5;

    private readonly Parameter _logConcentration = Of("log-concentration", Math.Log(concentration));
    private readonly Parameter _logRate = Of("log-rate", Math.Log(rate));

    internal ZTest Run(Estimator estimator, EntropyTerm entropy)
        => ZTest.Run(() => Program(estimator), new ParameterSet(_logConcentration, _logRate), Exact(), Options(entropy, drawCount: 512));

    /// <summary>The natural logarithms of the variance of one draw of the gradient towards ln α, of estimators at the same keys.</summary>
    internal IReadOnlyList<double> LogVariances(int groups, EntropyTerm entropy, params Estimator[] estimators)
    {
        var parameters = new ParameterSet(_logConcentration);
        Tensor exact = Exact();
        return [.. estimators.Select(estimator => Math.Log(
            ZTest.Run(() => Program(estimator), parameters, exact, Options(entropy, drawCount: 128), groups).TraceOfCovariance))];
    }

    private static EstimateOptions Options(EntropyTerm entropy, int drawCount) => new() { DrawCount = drawCount, IsVariational = true, Entropy = entropy };

    private static Parameter Of(string name, double element) => new(name, Tensor.Create([element], [1]));

    private Stochastic<Tensor> Program(Estimator estimator)
        => from z in new Gamma(_logConcentration.Value.Exp(), _logRate.Value.Exp()).Via(estimator)
           select -Target().LogProbability(z);

    private Gamma Target() => new(Tensor.Create([targetConcentration], [1]), Tensor.Create([TargetRate], [1]));

    /// <summary>KL = (α − α₀)ψ(α) − ln Γ(α) + ln Γ(α₀) + α₀ ln(β/β₀) + (β₀ − β)α/β.</summary>
    private Tensor Exact()
    {
        Tensor alpha = _logConcentration.Value.Exp();
        Tensor beta = _logRate.Value.Exp();
        Tensor shapes = ((alpha - targetConcentration) * alpha.Digamma()) - alpha.LogGamma() + Target().Concentration.LogGamma();
        Tensor rates = ((beta / TargetRate).Log() * targetConcentration) + ((TargetRate - beta) * alpha / beta);
        return (shapes + rates).Sum(^1);
    }
}
