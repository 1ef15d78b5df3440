namespace Variate.Learning;

/// <summary>Counts the seconds of training and leaves out those of evaluations, measurements and checkpoints.</summary>
internal sealed class TrainingClock(TimeProvider time)
{
    private double _earlier;
    private long _resumedAt;

    /// <summary>Whether time counts now.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Seconds counted.</summary>
    public double Seconds => _earlier + (IsRunning ? time.GetElapsedTime(_resumedAt).TotalSeconds : 0);

    /// <summary>Starts from what an earlier sitting counted.</summary>
    public void Set(double seconds) => _earlier = seconds;

    public void Resume()
    {
        _resumedAt = time.GetTimestamp();
        IsRunning = true;
    }

    public void Pause()
    {
        _earlier = Seconds;
        IsRunning = false;
    }
}
