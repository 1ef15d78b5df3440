using Variate.Experiments.Problems;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Cli.Estimating;

/// <summary>Measures estimators on problems, and says what went wrong.</summary>
internal sealed class Measurer(Surroundings surroundings, Sampling sampling, ulong seed, int threads)
{
    /// <summary>The method, or null with a row that says why there is none: not fitting is no failure of a comparison.</summary>
    internal static GradientMethod? TryMethod(Problem problem, string estimator, List<RefusalRow> refused)
    {
        try
        {
            return problem.MethodOf(estimator);
        }
        catch (EstimatorNotApplicableException exception)
        {
            refused.Add(new RefusalRow(problem.Description.Name, estimator, exception.Message));
            return null;
        }
    }

    /// <summary>Draws and compares with the exact gradient. The time is that of the draws.</summary>
    internal EstimateReport Measure(Problem problem, GradientMethod method)
    {
        var key = RandomKey.FromSeed(seed);
        GradientMethod tuned = method.Tuned(sampling.TuningSteps, key.For("tuning"));
        long start = surroundings.Time.GetTimestamp();
        MeasuredGradient measured = GradientMeasurement.Measure(problem, tuned, sampling.Samples, key, threads, surroundings.Interrupted);
        double seconds = surroundings.Time.GetElapsedTime(start).TotalSeconds;
        return EstimateReport.Of(problem, method, measured, sampling.TuningSteps, seed, seconds);
    }

    /// <summary>The exit code of a command that measures.</summary>
    internal int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (NotFiniteNumberException exception)
        {
            surroundings.Error.WriteLine($"variate: {exception.Message}");
            return ExitCode.Failure;
        }
    }
}
