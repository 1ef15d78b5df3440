namespace Variate.Learning.Tests;

/// <summary>Keeps the reports, on the thread that makes them.</summary>
internal sealed class ProgressList : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Reports { get; } = [];

    public void Report(TrainingProgress value) => Reports.Add(value);
}
