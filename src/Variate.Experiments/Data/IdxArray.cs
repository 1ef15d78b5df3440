using System.Collections.Immutable;

namespace Variate.Experiments.Data;

/// <summary>The content of an IDX file of unsigned bytes.</summary>
/// <param name="Dimensions">Lengths of the axes, slowest first; each at least 1.</param>
/// <param name="Values">Row-major; as many as the product of <paramref name="Dimensions"/>.</param>
public sealed record IdxArray(ImmutableArray<int> Dimensions, ImmutableArray<byte> Values);
