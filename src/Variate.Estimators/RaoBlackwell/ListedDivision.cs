using System.Collections.Immutable;

namespace Variate.Estimators;

/// <summary>Divides laws whose values are listed with their log-probabilities.</summary>
internal sealed class ListedDivision : ValueDivision
{
    private readonly ImmutableArray<double> _support;
    private readonly int _width;
    private readonly double[] _sorted;
    private readonly int[] _order;
    private int _foundCount;

    /// <summary>Laws over n categories, as one-hot vectors.</summary>
    internal ListedDivision(SummedValues plan, int categories)
        : base(plan, categories, categories)
    {
        _width = categories;
        _sorted = new double[categories];
        _order = new int[categories];
    }

    /// <summary>Laws over the rows of a table.</summary>
    internal ListedDivision(SummedValues plan, ImmutableArray<double> support, int width)
        : base(plan, support.Length / width, width)
    {
        _support = support;
        _width = width;
        _sorted = new double[support.Length / width];
        _order = new int[_sorted.Length];
    }

    /// <inheritdoc/>
    internal override int UniformsPerDraw => 1;

    /// <inheritdoc/>
    private protected override double Find(ReadOnlySpan<double> row, Span<double> masses)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
            _sorted[i] = -row[i];
        }

        Array.Sort(_sorted, _order);

        // In double from the logarithms: single precision has no numbers for the tails of a concentrated law, and its sum is not quite 1.
        double total = 0;
        for (int i = _sorted.Length - 1; i >= 0; i--)
        {
            _sorted[i] = Math.Exp(-_sorted[i]);
            total += _sorted[i];
        }

        _foundCount = masses.Length;
        double beyond = 0;
        for (int i = _sorted.Length - 1; i >= 0; i--)
        {
            _sorted[i] /= total;
            beyond += i >= _foundCount ? _sorted[i] : 0;
        }

        _sorted.AsSpan(0, _foundCount).CopyTo(masses);
        return beyond;
    }

    /// <inheritdoc/>
    private protected override void CopyLikeliest(int number, Span<double> value)
    {
        if (_support.IsDefault)
        {
            value.Clear();
            value[_order[number]] = 1;
        }
        else
        {
            _support.AsSpan(_order[number] * _width, _width).CopyTo(value);
        }
    }

    /// <inheritdoc/>
    private protected override void DrawBeyond(double mass, ReadOnlySpan<double> uniforms, Span<double> value)
    {
        double remaining = mass;
        int drawn = _foundCount;
        while (drawn < _sorted.Length - 1 && remaining >= _sorted[drawn])
        {
            remaining -= _sorted[drawn];
            drawn++;
        }

        CopyLikeliest(drawn, value);
    }
}
