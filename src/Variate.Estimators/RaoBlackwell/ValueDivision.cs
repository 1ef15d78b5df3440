namespace Variate.Estimators;

/// <summary>Divides the joint values of a law into the likeliest, which are summed, and the others, of which some are drawn.</summary>
/// <remarks>It is used for one row of a law after the other: not for two rows at once.</remarks>
internal abstract class ValueDivision
{
    private readonly SummedValues _plan;
    private readonly double[] _masses;
    private readonly int _width;
    private double _massBeyond;

    /// <summary>A division of laws of one size.</summary>
    /// <param name="plan">How many values are summed.</param>
    /// <param name="supportSize">The number of joint values; <see cref="long.MaxValue"/> when it does not fit.</param>
    /// <param name="width">The number of components of a value.</param>
    private protected ValueDivision(SummedValues plan, long supportSize, int width)
    {
        _plan = plan;
        _masses = new double[plan.CandidatesOf(supportSize)];
        _width = width;
        Count = plan.EvaluationsOf(supportSize);
        LargestDrawCount = plan.DrawsOf(supportSize);
    }

    /// <summary>The number of values that one division gives.</summary>
    internal int Count { get; }

    /// <summary>The most draws that one division makes.</summary>
    internal int LargestDrawCount { get; }

    /// <summary>Uniform numbers that one draw from the others needs.</summary>
    internal abstract int UniformsPerDraw { get; }

    /// <summary>Divides one row.</summary>
    /// <param name="row">What the law is known by: logits, or the log-probabilities of all values.</param>
    /// <param name="uniforms">In [0, 1): <see cref="UniformsPerDraw"/> for each of <see cref="LargestDrawCount"/> draws.</param>
    /// <param name="values">The summed values, then the drawn ones: <see cref="Count"/> times the components.</param>
    /// <param name="weights">The probabilities of the summed values; of each drawn one, that of all others over their number.</param>
    internal void Divide(ReadOnlySpan<double> row, ReadOnlySpan<double> uniforms, Span<double> values, Span<double> weights)
    {
        _massBeyond = Find(row, _masses);
        int summed = _plan.Choose(_masses, _massBeyond);
        for (int i = 0; i < summed; i++)
        {
            // A value without mass has weight 0 and no finite score: another one must stand in.
            CopyLikeliest(_masses[i] > 0 ? i : 0, values.Slice(i * _width, _width));
            weights[i] = _masses[i];
        }

        double rest = _massBeyond;
        for (int i = _masses.Length - 1; i >= summed; i--)
        {
            rest += _masses[i];
        }

        for (int i = summed; i < Count; i++)
        {
            ReadOnlySpan<double> own = uniforms.Slice((i - summed) * UniformsPerDraw, UniformsPerDraw);
            DrawOther(summed, own[0] * rest, own, values.Slice(i * _width, _width));
            weights[i] = rest / (Count - summed);
        }
    }

    /// <summary>Finds the likeliest values of a law.</summary>
    /// <param name="row">What the law is known by.</param>
    /// <param name="masses">Receives their probabilities, falling.</param>
    /// <returns>The probability of all other values together, not by a difference.</returns>
    private protected abstract double Find(ReadOnlySpan<double> row, Span<double> masses);

    /// <summary>Writes one of the values that were found.</summary>
    private protected abstract void CopyLikeliest(int number, Span<double> value);

    /// <summary>Draws one of the values that are not among those found.</summary>
    /// <param name="mass">Uniform from 0 to their probability: it decides which.</param>
    /// <param name="uniforms">More uniform numbers, behind the first one, which gave the mass.</param>
    /// <param name="value">Receives the value.</param>
    private protected abstract void DrawBeyond(double mass, ReadOnlySpan<double> uniforms, Span<double> value);

    private void DrawOther(int summed, double mass, ReadOnlySpan<double> uniforms, Span<double> value)
    {
        double remaining = mass;
        for (int i = summed; i < _masses.Length; i++)
        {
            if (remaining < _masses[i])
            {
                CopyLikeliest(i, value);
                return;
            }

            remaining -= _masses[i];
        }

        if (_massBeyond > 0)
        {
            DrawBeyond(remaining, uniforms, value);
        }
        else
        {
            // Nothing is left but rounding, or nothing at all: a value of weight 0 must still be one at which the cost is finite.
            CopyLikeliest(Math.Max(0, Array.FindLastIndex(_masses, static found => found > 0)), value);
        }
    }
}
