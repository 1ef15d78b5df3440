namespace Variate.Programs;

/// <summary>What <see cref="Stochastic.Charge"/> gives: nothing but the knowledge that a cost was charged.</summary>
public readonly record struct Charged;
