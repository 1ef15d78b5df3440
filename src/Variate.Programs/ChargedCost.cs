using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A part of the cost, charged before the choices that follow: it is not part of their learning signal.</summary>
internal sealed class ChargedCost(Tensor cost) : Stochastic<Charged>
{
    public override Estimate Evaluate(Run run, Continuation<Charged> rest)
    {
        Tensor charged = run.Normalise(cost);
        return rest(default, run).AddCost(charged);
    }
}
