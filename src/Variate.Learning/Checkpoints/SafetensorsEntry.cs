using Variate.Tensors;

namespace Variate.Learning.Checkpoints;

/// <summary>One tensor in the header of a file: <c>"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>.</summary>
/// <param name="Name">Unique in the file.</param>
/// <param name="ElementType">F32 or F64.</param>
/// <param name="Shape">The sizes of the axes.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal readonly record struct SafetensorsEntry(string Name, ElementType ElementType, Shape Shape, long Begin, long End);
