using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A distribution with independent components, each a whole number from 0 to a largest one.</summary>
public interface IBoundedCounts
{
    /// <summary>The largest value of each component, through which no gradient flows: broadcasts to the shape of the law.</summary>
    Tensor LargestCount { get; }
}
