namespace Variate.Estimators;

/// <summary>Divides a finite law into its likeliest values and one drawn from the others.</summary>
internal sealed class LikeliestValues
{
    private readonly double[] _negated;
    private readonly int[] _order;
    private readonly int _keptCount;

    /// <summary>A division into <paramref name="keptCount"/> values of <paramref name="supportSize"/>, and the rest if there is one.</summary>
    internal LikeliestValues(int supportSize, int keptCount)
    {
        _negated = new double[supportSize];
        _order = new int[supportSize];
        _keptCount = Math.Min(keptCount, supportSize);
        Count = Math.Min(keptCount + 1, supportSize);
    }

    /// <summary>The number of values that one division gives.</summary>
    internal int Count { get; }

    /// <summary>Divides one law.</summary>
    /// <param name="probabilities">Of all values.</param>
    /// <param name="uniform">In [0, 1): draws the value from the others.</param>
    /// <param name="values">The numbers of the kept values, then that of the drawn one.</param>
    /// <param name="weights">The probabilities of the kept values, then that of all others together.</param>
    internal void Divide(ReadOnlySpan<double> probabilities, double uniform, Span<int> values, Span<double> weights)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
            _negated[i] = -probabilities[i];
        }

        Array.Sort(_negated, _order);
        for (int i = 0; i < _keptCount; i++)
        {
            values[i] = _order[i];
            weights[i] = -_negated[i];
        }

        if (_keptCount < Count)
        {
            (int drawn, double mass) = DrawOther(uniform);
            values[_keptCount] = _order[drawn];
            weights[_keptCount] = mass;
        }
    }

    private (int Drawn, double Mass) DrawOther(double uniform)
    {
        // Summed, not 1 − Σ: the difference would keep no digit of a small rest.
        double mass = 0;
        for (int i = _keptCount; i < _negated.Length; i++)
        {
            mass -= _negated[i];
        }

        double remaining = uniform * mass;
        int drawn = _keptCount;
        while (drawn < _negated.Length - 1 && remaining >= -_negated[drawn])
        {
            remaining += _negated[drawn];
            drawn++;
        }

        return (drawn, mass);
    }
}
