namespace Variate.Experiments.Models;

/// <summary>How bits enter a map.</summary>
public enum BitCoding
{
    /// <summary>As 2h − 1.</summary>
    PlusMinusOne,

    /// <summary>As they are.</summary>
    ZeroOne,
}
