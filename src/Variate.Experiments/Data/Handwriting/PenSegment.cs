using System.Numerics;

namespace Variate.Experiments.Data.Handwriting;

/// <summary>A straight piece of a stroke, round at both ends.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; may be <paramref name="Start"/>.</param>
/// <param name="StartRadius">Half the stroke's width at the beginning.</param>
/// <param name="EndRadius">Half the stroke's width at the end.</param>
internal readonly record struct PenSegment(Vector2 Start, Vector2 End, float StartRadius, float EndRadius);
