namespace Variate.Tensors.Kernels;

/// <summary>How the rows of an operation read one of its operands: the run-time name of an <see cref="IOperand"/>.</summary>
internal enum OperandKind
{
    /// <summary><see cref="Kernels.Streamed"/>.</summary>
    Streamed,

    /// <summary><see cref="Kernels.Repeated"/>.</summary>
    Repeated,

    /// <summary><see cref="Kernels.Absent"/>.</summary>
    Absent,
}
