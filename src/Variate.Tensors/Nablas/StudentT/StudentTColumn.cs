namespace Variate.Tensors.Nablas.StudentT;

/// <summary>The columns of Student's family.</summary>
internal static class StudentTColumn
{
    /// <summary>y.</summary>
    public const int Value = 0;

    /// <summary>v = ln(1 + y²/ν).</summary>
    public const int Logarithm = 1;

    /// <summary>ν.</summary>
    public const int DegreesOfFreedom = 2;

    /// <summary>How many there are.</summary>
    public const int Count = 3;
}
