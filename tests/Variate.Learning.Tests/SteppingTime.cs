namespace Variate.Learning.Tests;

/// <summary>A clock on which a millisecond passes at every look.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _now++;
}
