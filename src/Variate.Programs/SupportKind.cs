namespace Variate.Programs;

/// <summary>What values a choice can take.</summary>
[Flags]
public enum SupportKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Vectors of independent bits in {0, 1}.</summary>
    Binary = 1,

    /// <summary>One-hot vectors, one or several side by side: each one of K categories.</summary>
    OneHot = 2,

    /// <summary>Real vectors.</summary>
    Real = 4,

    /// <summary>Vectors of independent integers from 0 to a largest one.</summary>
    BoundedCount = 8,

    /// <summary>Vectors of independent integers 0, 1, 2, … without a largest one.</summary>
    Count = 16,

    /// <summary>Vectors of non-negative integers with a given sum.</summary>
    CountVector = 32,

    /// <summary>Vectors of positive numbers.</summary>
    Positive = 64,

    /// <summary>Vectors of numbers in an interval with two ends.</summary>
    Interval = 128,

    /// <summary>Vectors of positive numbers with sum 1.</summary>
    Simplex = 256,

    /// <summary>One value, which is certain.</summary>
    Point = 512,

    /// <summary>Bits or one-hot vectors: what has a relaxation.</summary>
    BitsOrCategories = Binary | OneHot,

    /// <summary>Discrete, with finitely many values.</summary>
    FiniteDiscrete = Binary | OneHot | BoundedCount | CountVector,

    /// <summary>Discrete.</summary>
    Discrete = FiniteDiscrete | Count,

    /// <summary>With a density.</summary>
    Continuous = Real | Positive | Interval | Simplex,

    /// <summary>Any.</summary>
    Any = Discrete | Continuous | Point,
}
