using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A distribution over finitely many joint values of its event.</summary>
public interface IFiniteSupport
{
    /// <summary>The number of joint values; <see cref="long.MaxValue"/> when it does not fit.</summary>
    long SupportSize { get; }

    /// <summary>All joint values: [size, event].</summary>
    Tensor Support();
}
