namespace Variate.Learning.Layers;

/// <summary>The connections of a layer, which set the scale of its initial weights.</summary>
public readonly record struct Fan
{
    /// <summary>The fan of a layer.</summary>
    /// <param name="incoming">Inputs of each output, at least 1.</param>
    /// <param name="outgoing">Outputs of each input, at least 1.</param>
    public Fan(int incoming, int outgoing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(incoming, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outgoing, 1);
        Incoming = incoming;
        Outgoing = outgoing;
    }

    /// <summary>Inputs of each output ("fan-in").</summary>
    public int Incoming { get; }

    /// <summary>Outputs of each input ("fan-out").</summary>
    public int Outgoing { get; }
}
