namespace Variate.Cli.Tests;

/// <summary>A clock that goes on by a millisecond whenever it is read.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _milliseconds;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => ++_milliseconds;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMilliseconds(++_milliseconds);
}
