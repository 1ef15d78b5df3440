using System.Runtime.InteropServices;

namespace Variate.Tensors;

/// <summary>The two words all threads write, each on a cache line pair of its own.</summary>
/// <remarks>128 bytes apart, because the processor prefetches lines in pairs.</remarks>
[StructLayout(LayoutKind.Explicit, Size = 384)]
internal struct WorkersState
{
    /// <summary>The current run and its next unclaimed part.</summary>
    [FieldOffset(128)]
    public long Ticket;

    /// <summary>Parts of the current run that have not ended.</summary>
    [FieldOffset(256)]
    public int Pending;
}
