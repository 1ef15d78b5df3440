using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>A method for one region: first what depends on the parameters alone, then the rest.</summary>
internal unsafe interface IRegion
{
    /// <summary>Registers that <see cref="Prepare"/> writes.</summary>
    static abstract int ConstantCount { get; }

    /// <summary>Works out what depends on the parameters alone.</summary>
    static abstract void Prepare<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The result for one register of elements; lanes do not depend on each other.</summary>
    static abstract TLanes Apply<TLanes>(double* group, double* constants)
        where TLanes : struct, ILanes<TLanes>;
}
