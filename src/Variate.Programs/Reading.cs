namespace Variate.Programs;

/// <summary>How the rest of a program is read below a choice: what its inner choices give.</summary>
/// <remarks>
/// Every reading but <see cref="Sampled"/> is a true function of the outer value: log-probabilities are live in it, and it returns a value,
/// or a value and its slope, never a path to parameters. So a control variate cannot leak into the model.
/// </remarks>
public enum Reading
{
    /// <summary>Inner choices use their own estimators. The only reading whose gradient flows.</summary>
    Sampled,

    /// <summary>Inner choices give what their estimators would value: a sample, or the exact expectation, or the relaxed value.</summary>
    Forward,

    /// <summary>Inner choices give their relaxation, tied to the hard sample by the same key.</summary>
    Relaxed,

    /// <summary>Inner choices give their mean.</summary>
    Mean,

    /// <summary>
    /// Inner choices are made and collected by the rule of the whole program, which is closed where the program ends and all of them are
    /// known: bounds over several particles.
    /// </summary>
    Collected,
}
