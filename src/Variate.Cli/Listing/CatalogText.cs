using static System.FormattableString;

namespace Variate.Cli.Listing;

/// <summary>The catalog for a reader.</summary>
internal static class CatalogText
{
    internal static void Write(Catalog catalog, TextWriter output)
    {
        string gap = "";
        Section<TaskRow>(catalog.Tasks, "Tasks (variate train TASK)", Write);
        Section<EstimatorRow>(catalog.Estimators, "Estimators (--estimator NAME, or NAME:option=value,option=value; variate explain NAME)", Write);
        Section<ProblemRow>(catalog.Problems, "Problems (variate estimate --problem NAME --set key=value)", Write);
        Section<string>(
            catalog.DataSets,
            "Data sets (--dataset NAME; all but the first are read from --data, VARIATE_DATA or ./data)",
            static (name, to) => to.WriteLine($"  {name}"));

        void Section<T>(IReadOnlyList<T>? rows, string title, Action<T, TextWriter> write)
        {
            if (rows is null)
            {
                return;
            }

            output.Write(gap);
            output.WriteLine(title);
            foreach (T row in rows)
            {
                write(row, output);
            }

            gap = output.NewLine;
        }
    }

    private static void Write(TaskRow task, TextWriter output)
    {
        output.WriteLine(Invariant($"  {task.Name,-20} {task.Summary}"));
        output.WriteLine(Invariant($"  {"",-20} by default --estimator {task.Estimator} --steps {task.Steps} --batch {task.Batch} --rate {task.Rate}"));
    }

    private static void Write(EstimatorRow estimator, TextWriter output)
    {
        string bias = estimator.IsUnbiased ? "unbiased" : "biased";
        string needs = estimator.RequiresDifferentiableCost ? "needs the derivative of the cost" : "needs only values of the cost";
        output.WriteLine($"  {estimator.Name,-20} {estimator.Summary}");
        output.WriteLine($"  {"",-20} {bias}; {needs}; takes {estimator.Supports} choices; cost evaluations: {estimator.CostEvaluations}");
        WriteOptions(estimator.Options, output);
    }

    private static void Write(ProblemRow problem, TextWriter output)
    {
        output.WriteLine($"  {problem.Name,-20} {problem.Summary}");
        output.WriteLine($"  {"",-20} exact gradient: {problem.ExactMethod}");
        WriteOptions(problem.Settings, output);
    }

    private static void WriteOptions(IEnumerable<OptionRow> options, TextWriter output)
    {
        foreach (OptionRow option in options)
        {
            output.WriteLine($"  {"",-20} {option.Name}={option.Default}: {option.Summary}; takes {option.Expected}");
        }
    }
}
