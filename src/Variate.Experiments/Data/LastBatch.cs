namespace Variate.Experiments.Data;

/// <summary>What becomes of the images left over when the batch size does not divide their number.</summary>
public enum LastBatch
{
    /// <summary>They make a smaller batch at the end of the epoch.</summary>
    Keep,

    /// <summary>They are left out of this epoch; which ones changes with the shuffle.</summary>
    Drop,
}
