namespace Variate.Programs;

/// <summary>A computation that draws nothing.</summary>
internal sealed class Constant<T>(T value) : Stochastic<T>
{
    public override Estimate Evaluate(Run run, Continuation<T> rest) => rest(value, run);
}
