using System.Runtime.CompilerServices;

namespace Variate.Tensors.Nablas;

/// <summary>Memory on the stack that begins at a cache line: a wide register that crosses two is read twice.</summary>
internal static unsafe class CacheLine
{
    /// <summary>Numbers to ask for in addition.</summary>
    public const int Slack = Bytes / sizeof(double);

    private const int Bytes = 64;

    /// <summary>The first line boundary in memory that has the slack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double* Align(double* memory) => (double*)(((nint)memory + Bytes - 1) & -Bytes);
}
