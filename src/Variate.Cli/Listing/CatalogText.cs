using static System.FormattableString;

namespace Variate.Cli.Listing;

/// <summary>The catalog for a reader.</summary>
internal static class CatalogText
{
    internal static void Write(Catalog catalog, TextWriter output)
    {
        output.WriteLine("Tasks (variate train TASK)");
        foreach (TaskRow task in catalog.Tasks)
        {
            output.WriteLine(Invariant($"  {task.Name,-20} {task.Summary}"));
            output.WriteLine(Invariant($"  {"",-20} by default --estimator {task.Estimator} --steps {task.Steps} --batch {task.Batch} --rate {task.Rate}"));
        }

        output.WriteLine();
        output.WriteLine("Estimators (--estimator NAME, or NAME:option=value,option=value)");
        foreach (EstimatorRow estimator in catalog.Estimators)
        {
            Write(estimator, output);
        }

        output.WriteLine();
        output.WriteLine("Data sets (--dataset NAME; all but the first are read from --data, VARIATE_DATA or ./data)");
        foreach (string name in catalog.DataSets)
        {
            output.WriteLine($"  {name}");
        }
    }

    private static void Write(EstimatorRow estimator, TextWriter output)
    {
        string bias = estimator.IsUnbiased ? "unbiased" : "biased";
        string needs = estimator.RequiresDifferentiableCost ? "needs the derivative of the cost" : "needs only values of the cost";
        output.WriteLine($"  {estimator.Name,-20} {estimator.Summary}");
        output.WriteLine($"  {"",-20} {bias}; {needs}; takes {estimator.Supports} choices; cost evaluations: {estimator.CostEvaluations}");
        foreach (OptionRow option in estimator.Options)
        {
            output.WriteLine($"  {"",-20} {option.Name}={option.Default}: {option.Summary}; takes {option.Expected}");
        }
    }
}
