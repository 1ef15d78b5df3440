using System.Collections.Immutable;
using System.Numerics;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>Steps of about the learning rate in each coordinate: the mean of the gradient over the root of its mean square.</summary>
/// <remarks>
/// <para>m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), and θ by <see cref="EpsilonPlacement"/>.</para>
/// <para>t counts the steps of each parameter, so that a parameter first tuned late starts with the right correction.</para>
/// <para>Source: [Kingma2015].</para>
/// </remarks>
public sealed class Adam : Optimiser
{
    private readonly AdamOptions _options;
    private readonly ImmutableArray<Parameter> _firstMoments;
    private readonly ImmutableArray<Parameter> _secondMoments;
    private readonly ImmutableArray<Parameter> _steps;

    /// <summary>An optimiser before its first step.</summary>
    /// <param name="parameters">What is moved.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public Adam(ParameterSet parameters, AdamOptions? options = null)
        : base(parameters)
    {
        _options = options ?? new AdamOptions();
        _options.ThrowIfOutOfRange();
        _firstMoments = ZerosLikeParameters("first-moment");
        _secondMoments = ZerosLikeParameters("second-moment");
        _steps = [.. parameters.Select(parameter => new Parameter($"{parameter.Name}/steps", Tensor.Zeros([], ElementType.Float64)))];
        State = new ParameterSet([.. _firstMoments, .. _secondMoments, .. _steps]);
    }

    /// <inheritdoc/>
    public override ParameterSet State { get; }

    /// <inheritdoc/>
    protected override bool UpdateSingle(int index, Tensor gradient, double rateFactor) => Update<float>(index, gradient, rateFactor);

    /// <inheritdoc/>
    protected override bool UpdateDouble(int index, Tensor gradient, double rateFactor) => Update<double>(index, gradient, rateFactor);

    private bool Update<T>(int index, Tensor gradient, double rateFactor)
        where T : unmanaged, INumberBase<T>
    {
        double step = ++_steps[index].MutableElements<double>()[0];
        double firstCorrection = 1 - Math.Pow(_options.FirstDecay, step);
        double secondCorrection = Math.Sqrt(1 - Math.Pow(_options.SecondDecay, step));
        bool isCorrected = _options.EpsilonPlacement == EpsilonPlacement.Corrected;
        double rate = rateFactor * _options.LearningRate / firstCorrection;
        var rule = new AdamRule<T>(
            _options,
            rate: isCorrected ? rate : rate * secondCorrection,
            rootScale: isCorrected ? 1 / secondCorrection : 1);
        return ElementPass.Run<T, AdamRule<T>>(Parameters[index], gradient, _firstMoments[index], _secondMoments[index], rule);
    }
}
