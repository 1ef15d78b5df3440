using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics.Tests;

/// <summary>The doubly reparameterised gradient with its squared weights given to the model too, which needs the plain ones: wrong on purpose.</summary>
internal sealed class SquaredWeightsRule(int particleCount) : ProgramRule
{
    public override string Name => "squared weights";

    public override Estimate Apply(Stochastic<Tensor> program, Run run)
        => Collect(program, run.With(new Axis(particleCount, AxisKind.Particles)), static collected =>
        {
            Tensor logWeights = collected.Value;
            foreach (Choice choice in collected.Choices)
            {
                logWeights -= collected.Run.Normalise(choice.LogProbabilityOfStopped);
            }

            Tensor last = logWeights.MoveFirstAxisToLast();
            Tensor constant = last.StopGradient();
            Tensor value = constant.LogSumExp() - Math.Log(constant.Shape[^1]);
            return new Estimate(value.InjectGradient(last, constant.Softmax().Square()));
        });

    public override ChoiceRule RuleFor(SampleSite site, string name) => new DifferentiableChoice();

    private sealed class DifferentiableChoice : ChoiceRule
    {
        public override string Name => "differentiable";

        public override Choice Make(SampleSite site, Run run, string name) => Choice.Differentiable(site, run, name, this);
    }
}
