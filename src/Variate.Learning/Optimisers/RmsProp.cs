using System.Collections.Immutable;
using System.Numerics;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>The gradient over the root of its mean square: s ← decay·s + (1 − decay)·g², θ ← θ − α·g/(√s + ε).</summary>
/// <remarks>
/// <para>As in Chainer: s starts at 0 and is not corrected, so the first step is α/√(1 − decay), ten times α by default.</para>
/// <para>Source: [Tieleman2012].</para>
/// </remarks>
public sealed class RmsProp : Optimiser
{
    private readonly RmsPropOptions _options;
    private readonly ImmutableArray<Parameter> _meanSquares;

    /// <summary>An optimiser before its first step.</summary>
    /// <param name="parameters">What is moved.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public RmsProp(ParameterSet parameters, RmsPropOptions? options = null)
        : base(parameters)
    {
        _options = options ?? new RmsPropOptions();
        _options.ThrowIfOutOfRange();
        _meanSquares = ZerosLikeParameters("mean-square");
        State = new ParameterSet(_meanSquares);
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
        var rule = new RmsPropRule<T>(_options, rateFactor * _options.LearningRate);
        return ElementPass.Run<T, RmsPropRule<T>>(Parameters[index], gradient, _meanSquares[index], null, rule);
    }
}
