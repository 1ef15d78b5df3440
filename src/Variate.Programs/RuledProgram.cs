using System.Globalization;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A program under a rule of the whole program, as a value of another program.</summary>
/// <remarks>
/// The rule's gradient is that of an expectation. A function of the value that is not linear would have another expectation, whose gradient
/// nobody estimated; so linearity is checked: the slope of the rest must not depend on the value, and a dry run looks for bends.
/// </remarks>
internal sealed class RuledProgram(Stochastic<Tensor> program, ProgramRule rule) : Stochastic<Tensor>
{
    /// <summary>Far above the rounding of Float32 sums, far below any bend that matters.</summary>
    private const double LargestRelativeBend = 1e-3;

    public override Estimate Evaluate(Run run, Continuation<Tensor> rest)
    {
        Run after = run with { Path = run.Path + 1, IsCostCounted = true };
        if (run.Reading == Reading.Forward && run.Replaying is null)
        {
            Tensor value = rule.Apply(program, Inside(run)).Base.StopGradient().MarkLeadingAxes(run.Leading.Count);
            Estimate valued = rest(value, after);
            if (run.IsDryRun)
            {
                ThrowIfBent(valued.Base, rest(-value, after).Base, rest(value * 0, after).Base);
            }

            return valued;
        }

        if (run.Reading != Reading.Sampled)
        {
            throw new EstimatorNotApplicableException(
                $"{rule.Name}: the estimator of an earlier choice wants the rest of the program relaxed, at its mean, replayed, or under another rule, and a rule of a whole program cannot give that. Use a score-function, leave-one-out, ram, go or enumeration estimator for the earlier choice, or pathwise.");
        }

        Estimate inner = rule.Apply(program, Inside(run));
        Tensor leaf = inner.Base.StopGradient().MarkLeadingAxes(run.Leading.Count).AsLeaf();
        Estimate outer = rest(leaf, after);
        Tensor slope = Gradient.Of(outer.Base, [leaf], isDifferentiable: true)[0];
        ThrowIfNotLinear(outer.Base, slope, leaf);
        Estimate whole = outer with { Base = outer.Base.InjectGradient(inner.Base, slope) };
        return inner.Control is { } control ? AddControl(whole, control, slope) : whole;
    }

    private static Estimate AddControl(Estimate estimate, Tensor control, Tensor slope)
        => estimate.AttachControl(control, slope);

    /// <summary>The choices inside have randomness of their own: their paths begin anew under the place of the rule.</summary>
    private static Run Inside(Run run) => run with
    {
        Key = run.KeyFor("rule"),
        Path = 0,
        PathPrefix = run.Path == 0 ? run.PathPrefix : string.Create(CultureInfo.InvariantCulture, $"{run.PathPrefix}{run.Path + 1}."),
        Reading = Reading.Sampled,
        Recording = null,
        IsCostCounted = false,
    };

    /// <summary>Compares a value, its mirror image and 0: a bend (an absolute value, a maximum) has a constant slope on either side.</summary>
    private void ThrowIfBent(Tensor cost, Tensor mirrored, Tensor atZero)
    {
        double size = Math.Sqrt(cost.SumOfSquares() + mirrored.SumOfSquares() + atZero.SumOfSquares());
        if (Math.Sqrt((cost + mirrored - (2 * atZero)).SumOfSquares()) > LargestRelativeBend * size)
        {
            throw NotLinear();
        }
    }

    private void ThrowIfNotLinear(Tensor cost, Tensor slope, Tensor leaf)
    {
        bool dependsOnValue = slope.IsTracked
            && Gradient.Towards([slope], [Tensor.Full(slope.Shape, 1, slope)], [leaf])[0] is not null;
        if (dependsOnValue || slope.IsSevered || cost.IsSevered)
        {
            throw NotLinear();
        }
    }

    private EstimatorNotApplicableException NotLinear()
        => new($"{rule.Name}: what follows the value of a rule of a whole program must be linear in it and differentiable: its gradient is that of an expectation, and the expectation of a function is not the function of the expectation.");
}
