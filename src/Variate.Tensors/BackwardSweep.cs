namespace Variate.Tensors;

/// <summary>One pass from a result back to given tensors, in reverse topological order.</summary>
internal sealed class BackwardSweep
{
    private readonly bool _isDifferentiable;
    private readonly int _shallowest;
    private readonly Dictionary<Tensor, int> _positions = new(ReferenceEqualityComparer.Instance);
    private readonly List<Tensor> _order = [];
    private readonly bool[] _isTarget;
    private readonly bool[] _reachesTarget;
    private readonly Tensor?[] _gradients;

    internal BackwardSweep(ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor> seeds, ReadOnlySpan<Tensor> targets, bool isDifferentiable)
    {
        _isDifferentiable = isDifferentiable;
        _shallowest = int.MaxValue;
        foreach (Tensor target in targets)
        {
            _shallowest = Math.Min(_shallowest, target.Depth);
        }

        foreach (Tensor output in outputs)
        {
            Visit(output);
        }

        _isTarget = new bool[_order.Count];
        _reachesTarget = new bool[_order.Count];
        _gradients = new Tensor?[_order.Count];
        foreach (Tensor target in targets)
        {
            if (_positions.TryGetValue(target, out int position))
            {
                _isTarget[position] = true;
                _reachesTarget[position] = true;
            }
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            AddGradient(outputs[i], seeds[i]);
        }
    }

    internal void Run()
    {
        MarkPaths();
        for (int position = _order.Count - 1; position >= 0; position--)
        {
            if (_reachesTarget[position] && _gradients[position] is { } gradient && _order[position].Operation is { } operation)
            {
                PullBack(_order[position], operation, gradient);
                if (!_isTarget[position])
                {
                    _gradients[position] = null;
                }
            }
        }
    }

    internal Tensor? GradientTowards(Tensor target)
        => _positions.TryGetValue(target, out int position) ? _gradients[position] : null;

    private void PullBack(Tensor output, Operation operation, Tensor outputGradient)
    {
        Linearization at = new(output, _isDifferentiable);
        ReadOnlySpan<Tensor> inputs = operation.Inputs;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (_positions.TryGetValue(inputs[i], out int position)
                && _reachesTarget[position]
                && operation.Pullback(i, outputGradient, at) is { } gradient)
            {
                AddGradient(inputs[i], gradient.SumTo(inputs[i].Shape));
            }
        }
    }

    private void AddGradient(Tensor tensor, Tensor term)
    {
        if (_positions.TryGetValue(tensor, out int position))
        {
            _gradients[position] = _gradients[position] is { } sum ? sum + term : term;
        }
    }

    private void MarkPaths()
    {
        for (int position = 0; position < _order.Count; position++)
        {
            if (_reachesTarget[position] || _order[position].Operation is not { } operation)
            {
                continue;
            }

            foreach (Tensor input in operation.Inputs)
            {
                _reachesTarget[position] |= _positions.TryGetValue(input, out int below) && _reachesTarget[below];
            }
        }
    }

    /// <summary>Lists what the output was made from, operands before results, without recursion: programs may be thousands of choices deep.</summary>
    private void Visit(Tensor output)
    {
        var pending = new Stack<(Tensor Tensor, int NextInput)>();
        TryPush(pending, output);
        while (pending.TryPop(out (Tensor Tensor, int NextInput) top))
        {
            if (top.Tensor.Operation is { } operation && top.NextInput < operation.Inputs.Length)
            {
                pending.Push((top.Tensor, top.NextInput + 1));
                TryPush(pending, operation.Inputs[top.NextInput]);
            }
            else
            {
                _positions[top.Tensor] = _order.Count;
                _order.Add(top.Tensor);
            }
        }
    }

    private void TryPush(Stack<(Tensor Tensor, int NextInput)> pending, Tensor tensor)
    {
        // Nothing as shallow as the shallowest target can depend on a target, except a target itself.
        if (tensor.IsTracked && tensor.Depth >= _shallowest && _positions.TryAdd(tensor, -1))
        {
            pending.Push((tensor, 0));
        }
    }
}
