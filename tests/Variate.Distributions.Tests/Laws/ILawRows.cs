namespace Variate.Distributions.Tests.Laws;

/// <summary>A group of laws to be tested by all theories over laws. Implementing it is enough: <see cref="LawTable"/> finds it.</summary>
internal interface ILawRows
{
    static abstract IEnumerable<LawRow> Rows { get; }
}
