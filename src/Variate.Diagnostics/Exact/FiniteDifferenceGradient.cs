using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Central differences of the mean cost with common random numbers: the reference of last resort, which needs no derivative and no estimator.</summary>
/// <remarks>
/// <para>Approximates: ∂/∂θᵢ 𝔼[f].</para>
/// <para>With: (f̄(θ + h eᵢ) − f̄(θ − h eᵢ))/(2h), both means over the same draws, since the same key gives the same noise.</para>
/// <para>
/// Bias: of order h², so it is no exact gradient; its standard error does not show it. The noise of a discrete choice does not cancel where a
/// draw jumps between the two points: the variance is of order 1/h. Cost evaluations: two a draw and parameter element.
/// </para>
/// <para>Source: [Glasserman2003] §7.1.</para>
/// </remarks>
public sealed class FiniteDifferenceGradient : ExactGradientMethod
{
    private readonly double _step;
    private readonly long _drawCount;
    private readonly int _drawsPerGroup;

    /// <summary>The reference by differences.</summary>
    /// <param name="step">h, in the units of the parameters; positive.</param>
    /// <param name="drawCount">Draws of the whole program at each point, at least two groups.</param>
    /// <param name="drawsPerGroup">Draws in one mean; the standard error is taken over these groups.</param>
    public FiniteDifferenceGradient(double step = 0.01, long drawCount = 1 << 18, int drawsPerGroup = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(drawsPerGroup, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(drawCount, 2L * drawsPerGroup);
        _step = step;
        _drawCount = drawCount;
        _drawsPerGroup = drawsPerGroup;
    }

    /// <inheritdoc/>
    public override ExactGradient Compute(GradientProblem problem, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using DetachedParameters detached = problem.Detach();
        long groups = (_drawCount + _drawsPerGroup - 1) / _drawsPerGroup;
        var moments = new Moments(checked((int)problem.Parameters.ElementCount + 1));
        double[] vector = new double[moments.Count];
        for (long group = 0; group < groups; group++)
        {
            Measure(problem, key.For("difference").For((ulong)group), vector);
            moments.Add(vector);
        }

        return new ExactGradient
        {
            Method = FormattableString.Invariant($"central differences, h = {_step}, {groups * _drawsPerGroup} draws"),
            Objective = moments.Mean(0),
            ObjectiveStandardError = moments.StandardError(0),
            Elements = [.. Enumerable.Range(1, moments.Count - 1).Select(moments.Mean)],
            StandardErrors = [.. Enumerable.Range(1, moments.Count - 1).Select(moments.StandardError)],
        };
    }

    private void Measure(GradientProblem problem, RandomKey key, double[] vector)
    {
        vector[0] = MeanCost(problem, key);
        int next = 1;
        foreach (Parameter parameter in problem.Parameters)
        {
            for (int i = 0; i < parameter.Shape.ElementCount; i++)
            {
                double kept = parameter.Value.ElementAt(i);
                try
                {
                    double above = Set(parameter, i, kept + _step);
                    double costAbove = MeanCost(problem, key);
                    double below = Set(parameter, i, kept - _step);
                    vector[next++] = (costAbove - MeanCost(problem, key)) / (above - below);
                }
                finally
                {
                    Set(parameter, i, kept);
                }
            }
        }
    }

    private double MeanCost(GradientProblem problem, RandomKey key)
    {
        double mean = problem.Program().Costs(key, problem.Options with { DrawCount = _drawsPerGroup }).MeanAll().ToScalar();
        return double.IsFinite(mean) ? mean : throw new NoExactGradientException($"The mean cost is {mean}: differences of it are no gradient.");
    }

    /// <summary>Sets an element, and returns what it became in its type.</summary>
    private static double Set(Parameter parameter, int index, double value)
    {
        if (parameter.Value.ElementType == ElementType.Float64)
        {
            parameter.MutableElements<double>()[index] = value;
        }
        else
        {
            parameter.MutableElements<float>()[index] = (float)value;
        }

        return parameter.Value.ElementAt(index);
    }
}
