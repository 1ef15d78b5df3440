using System.Numerics;
using Variate.Tensors;

namespace Variate.Learning.Optimisers;

/// <summary>Runs a rule over a parameter and its states, on the threads of its workspace or of the input's.</summary>
internal static unsafe class ElementPass
{
    /// <summary>Applies <paramref name="rule"/> to every element.</summary>
    /// <param name="values">Changed in place.</param>
    /// <param name="inputs">Of the shape and type of <paramref name="values"/>.</param>
    /// <param name="first">The first state; null for a rule without one.</param>
    /// <param name="second">The second state; null for a rule without one.</param>
    /// <param name="rule">What is done.</param>
    /// <returns>Whether all values and states are finite afterwards.</returns>
    public static bool Run<T, TRule>(Parameter values, Tensor inputs, Parameter? first, Parameter? second, TRule rule)
        where T : unmanaged, INumberBase<T>
        where TRule : struct, IElementRule<T>
    {
        Span<T> noState = default;
        fixed (T* x = values.MutableElements<T>())
        fixed (T* g = inputs.Elements<T>())
        fixed (T* a = first is null ? noState : first.MutableElements<T>())
        fixed (T* b = second is null ? noState : second.MutableElements<T>())
        {
            var job = new ElementJob<T, TRule>(x, g, a, b, values.Value.ElementCount, rule);
            if ((values.Value.Workspace ?? inputs.Workspace) is { } workspace && values.Value.ElementCount > ElementJob<T, TRule>.SmallestShare)
            {
                workspace.Workers.Run(ref job);
            }
            else
            {
                job.Execute(0, 1);
            }

            return job.IsFinite;
        }
    }
}
