namespace Variate.Tensors;

/// <summary>Work that can be cut into parts. The result must not depend on how many parts there are.</summary>
internal interface IJob
{
    /// <summary>Does part <paramref name="part"/> of <paramref name="partCount"/>.</summary>
    void Execute(int part, int partCount);
}
