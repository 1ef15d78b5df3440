using System.Collections.Immutable;
using System.Numerics;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>θ ← θ − α·u with the velocity u ← momentum·u + g, which is g itself without momentum.</summary>
public sealed class Sgd : Optimiser
{
    private readonly SgdOptions _options;
    private readonly ImmutableArray<Parameter> _velocities;

    /// <summary>An optimiser before its first step.</summary>
    /// <param name="parameters">What is moved.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public Sgd(ParameterSet parameters, SgdOptions? options = null)
        : base(parameters)
    {
        _options = options ?? new SgdOptions();
        _options.ThrowIfOutOfRange();
        _velocities = _options.Momentum > 0 ? ZerosLikeParameters("velocity") : [];
        State = new ParameterSet(_velocities);
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
        double rate = rateFactor * _options.LearningRate;
        Parameter parameter = Parameters[index];
        return _velocities.IsEmpty
            ? ElementPass.Run<T, DescentRule<T>>(parameter, gradient, null, null, new DescentRule<T>(rate, _options.WeightDecay))
            : ElementPass.Run<T, MomentumRule<T>>(parameter, gradient, _velocities[index], null, new MomentumRule<T>(_options, rate));
    }
}
