using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>An update of each element from a new input and up to two states of its own.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IElementRule<T>
{
    /// <summary>States per element: 0, 1 or 2. The others are neither read nor written.</summary>
    static abstract int StateCount { get; }

    /// <summary>Updates sixty-four bytes of elements at once.</summary>
    void Apply(ref Vector512<T> value, Vector512<T> input, ref Vector512<T> first, ref Vector512<T> second);
}
