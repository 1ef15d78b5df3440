using System.Collections.Immutable;

namespace Variate.Tensors.Tests.Reference;

/// <summary>A value of a special function, worked out elsewhere in high precision.</summary>
/// <param name="Arguments">As the function takes them.</param>
/// <param name="Value">Rounded to binary64.</param>
/// <param name="IsSingle">Whether binary32 holds the arguments exactly and the value in its normal range.</param>
internal sealed record ReferencePoint(ImmutableArray<double> Arguments, double Value, bool IsSingle);
