using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A part of the cost, charged before the choices that follow: it is not part of their learning signal.</summary>
internal sealed class ChargedCost(Tensor cost) : Stochastic<Charged>
{
    public override Estimate Evaluate(Run run, Continuation<Charged> rest)
    {
        Tensor charged = run.Normalise(cost);

        // A bound is nonlinear in the cost, so it wants the charge before it is closed, at the end.
        return run.Reading == Reading.Collected
            ? rest(default, run with { Charged = run.Charged is { } before ? before + charged : charged })
            : rest(default, run).AddCost(charged);
    }
}
