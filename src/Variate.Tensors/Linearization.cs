namespace Variate.Tensors;

/// <summary>The point at which an operation is differentiated.</summary>
/// <remarks>A first derivative sees constants, so that nothing is recorded; a derivative to be differentiated again sees the tracked tensors.</remarks>
internal readonly struct Linearization
{
    private readonly Tensor _output;
    private readonly bool _isDifferentiable;

    internal Linearization(Tensor output, bool isDifferentiable)
    {
        _output = output;
        _isDifferentiable = isDifferentiable;
    }

    /// <summary>Whether the gradient will be differentiated again.</summary>
    internal bool IsDifferentiable => _isDifferentiable;

    /// <summary>The result y of the operation.</summary>
    internal Tensor Output => _isDifferentiable ? _output : _output.StopGradient();

    /// <summary>Operand number <paramref name="index"/> of the operation.</summary>
    internal Tensor Input(int index)
    {
        Tensor input = _output.Operation!.Inputs[index];
        return _isDifferentiable ? input : input.StopGradient();
    }
}
