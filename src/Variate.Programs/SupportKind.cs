namespace Variate.Programs;

/// <summary>What values a choice can take.</summary>
[Flags]
public enum SupportKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Vectors of independent bits in {0, 1}.</summary>
    Binary = 1,

    /// <summary>One-hot vectors: one of n categories.</summary>
    OneHot = 2,

    /// <summary>Real vectors.</summary>
    Real = 4,

    /// <summary>Discrete, with finitely many values.</summary>
    FiniteDiscrete = Binary | OneHot,

    /// <summary>Any.</summary>
    Any = FiniteDiscrete | Real,
}
