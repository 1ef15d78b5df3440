namespace Variate.Learning;

/// <summary>The steps since the last record.</summary>
internal sealed class RecordWindow
{
    private double _startSeconds;
    private int _stepsBefore;
    private double _lastBound = double.NaN;
    private double _lastSpeed;

    /// <summary>The sum of the objectives.</summary>
    public double Sum { get; private set; }

    /// <summary>The number of the objectives.</summary>
    public int Count { get; private set; }

    /// <summary>The mean bound; that of the window before when this one is still empty.</summary>
    public double Bound => Count > 0 ? -Sum / Count : _lastBound;

    /// <summary>Goes on from a checkpoint inside a window.</summary>
    /// <remarks>The seconds of its first steps belong to another sitting, so the speed counts only those that follow.</remarks>
    public void Restore(double sum, int count, double seconds)
    {
        Sum = sum;
        Count = count;
        _stepsBefore = count;
        _startSeconds = seconds;
    }

    public void Add(double objective)
    {
        Sum += objective;
        Count++;
    }

    /// <summary>Steps a second; that of the window before when this one has seen no step.</summary>
    public double Speed(double seconds)
        => Count > _stepsBefore && seconds > _startSeconds ? (Count - _stepsBefore) / (seconds - _startSeconds) : _lastSpeed;

    /// <summary>Begins the next window.</summary>
    public void Close(double seconds)
    {
        _lastBound = Bound;
        _lastSpeed = Speed(seconds);
        Restore(0, 0, seconds);
    }
}
