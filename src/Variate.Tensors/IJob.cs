namespace Variate.Tensors;

/// <summary>Work that can be cut into parts. The result must not depend on how many parts there are.</summary>
public interface IJob
{
    /// <summary>Does part <paramref name="part"/> of <paramref name="partCount"/>, beside the other parts: parts must not wait for each other.</summary>
    /// <param name="part">From 0.</param>
    /// <param name="partCount">At least 1.</param>
    void Execute(int part, int partCount);
}
