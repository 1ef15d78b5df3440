using System.Runtime.Intrinsics;

namespace Variate.Learning.Optimisers;

/// <summary>An update of each element from a new input and up to two states of its own.</summary>
/// <remarks>A rule is a loop, so that its numbers stay in registers: they would be loaded again for every vector otherwise.</remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
internal unsafe interface IElementRule<T>
    where T : unmanaged
{
    /// <summary>States per element: 0, 1 or 2. The others are neither read nor written.</summary>
    static abstract int StateCount { get; }

    /// <summary>Updates elements in place.</summary>
    /// <param name="values">What is moved.</param>
    /// <param name="inputs">The new input of each element.</param>
    /// <param name="first">The first state; not touched by a rule without states.</param>
    /// <param name="second">The second state; not touched by a rule with fewer.</param>
    /// <param name="count">How many elements: a multiple of what sixty-four bytes hold.</param>
    /// <returns>Zero exactly where all results are finite, NaN elsewhere.</returns>
    Vector512<T> Apply(T* values, T* inputs, T* first, T* second, int count);
}
