using System.Globalization;
using System.Text;
using Variate.Experiments.Data;
using Variate.Experiments.Tasks;

namespace Variate.Cli.Training;

/// <summary>The command line that makes a run again, with every setting spelled out: defaults may change between versions.</summary>
internal static class CommandText
{
    internal static string Of(TrainRequest request)
    {
        TaskSettings settings = request.Settings;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"variate train {request.Task.Name} --dataset {Quoted(request.DataSet)} --estimator {settings.Estimator} --steps {settings.Steps} --batch {settings.BatchSize} --rate {settings.LearningRate} --seed {settings.Seed} --evaluate-samples {settings.EvaluationSamples}");
        if (request.Task.HasLayers)
        {
            text.Append(CultureInfo.InvariantCulture, $" --layers {settings.Layers}");
        }

        if (settings.IsNonlinear)
        {
            text.Append(" --nonlinear");
        }

        if (settings.Binarisation != Binarisation.Fixed)
        {
            text.Append(CultureInfo.InvariantCulture, $" --binarisation {(settings.Binarisation == Binarisation.Dynamic ? "dynamic" : "grey")}");
        }

        if (request.DataFolder is { } folder)
        {
            text.Append(CultureInfo.InvariantCulture, $" --data {Quoted(folder)}");
        }

        return text.ToString();
    }

    /// <summary>A word as a shell takes it.</summary>
    internal static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;
}
