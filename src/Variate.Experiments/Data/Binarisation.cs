namespace Variate.Experiments.Data;

/// <summary>How pixels become numbers for a model.</summary>
public enum Binarisation
{
    /// <summary>
    /// The pixels are 0 or 1 already. For grey images draw them once with <see cref="Binariser.DrawOnce"/>.
    /// </summary>
    Fixed,

    /// <summary>Every pixel is drawn from Bernoulli(grey) afresh at each access.</summary>
    Dynamic,

    /// <summary>No draw: the grey values themselves, from 0 to 1.</summary>
    Grey,
}
