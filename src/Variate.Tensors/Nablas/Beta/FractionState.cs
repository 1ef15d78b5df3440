using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>The value of 1 + d₁/(1 + d₂/(1 + ..)) so far, as a product of Cᵢ Dᵢ, and the derivative of its logarithm.</summary>
internal struct FractionState<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _one;
    private TLanes _c;
    private TLanes _cSlope;
    private TLanes _d;
    private TLanes _dSlope;

    /// <summary>The fraction without terms.</summary>
    /// <param name="one">1.</param>
    public FractionState(TLanes one)
    {
        _one = one;
        _c = one;
        _cSlope = default;
        _d = default;
        _dSlope = default;
        Value = one;
        LogSlope = default;
    }

    /// <summary>The value.</summary>
    public TLanes Value { get; private set; }

    /// <summary>The derivative of its logarithm.</summary>
    public TLanes LogSlope { get; private set; }

    /// <summary>Appends a term with its derivative to the lanes that are open, and returns how much it changed them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Append(TLanes term, TLanes slope, TLanes isOpen)
    {
        TLanes inverse = _one / _c;
        TLanes ratio = term * inverse;
        _cSlope = (slope - (ratio * _cSlope)) * inverse;
        _c = _one + ratio;
        TLanes denominatorSlope = TLanes.FusedMultiplyAdd(slope, _d, term * _dSlope);
        _d = _one / TLanes.FusedMultiplyAdd(term, _d, _one);
        _dSlope = -(denominatorSlope * _d * _d);
        TLanes factor = _c * _d;
        TLanes change = (_cSlope / _c) - (denominatorSlope * _d);
        Value = TLanes.Select(isOpen, Value * factor, Value);
        LogSlope = TLanes.Select(isOpen, LogSlope + change, LogSlope);
        return TLanes.Maximum(TLanes.Abs(factor - _one), TLanes.Abs(change));
    }
}
