using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A baseline that a network computes from what is known before the choice is drawn.</summary>
/// <remarks>
/// <para>
/// B(x) learns by the mean squared signal (f − B(x))², or by the variance of the gradient. The signal of a choice is local: it holds only what
/// follows the choice, without what the program charged before it; so each choice may have a network of its own.
/// </para>
/// <para>Its input is the tensor given to it, or else the context of the run (<see cref="Stochastic.Context"/>).</para>
/// <para>Source: [Mnih2014] §2.3; in the control variate of REBAR, by variance: [Tucker2017], its published code.</para>
/// </remarks>
public sealed class InputBaseline : Baseline
{
    private readonly Critic _critic;
    private readonly TuningCriterion _criterion;
    private readonly Tensor? _input;

    /// <summary>A baseline that looks at the context of the run.</summary>
    /// <param name="critic">B.</param>
    /// <param name="criterion">What it learns by.</param>
    public InputBaseline(Critic critic, TuningCriterion criterion = TuningCriterion.SquaredSignal)
    {
        ArgumentNullException.ThrowIfNull(critic);
        _critic = critic;
        _criterion = Enum.IsDefined(criterion)
            ? criterion
            : throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "Expected one of the criteria.");
    }

    /// <summary>A baseline that looks at an input of its own: values above the choice, for instance.</summary>
    /// <param name="critic">B.</param>
    /// <param name="input">[.., batch.., features].</param>
    /// <param name="criterion">What it learns by.</param>
    public InputBaseline(Critic critic, Tensor input, TuningCriterion criterion = TuningCriterion.SquaredSignal)
        : this(critic, criterion)
    {
        ArgumentNullException.ThrowIfNull(input);
        _input = input.StopGradient();
    }

    /// <summary>What it learns.</summary>
    public ImmutableArray<Parameter> Parameters => _critic.Parameters;

    /// <inheritdoc/>
    public override Tensor Predict(SampleSite site, Run run)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        Tensor input = _input ?? run.Context ?? throw new EstimatorNotApplicableException(
            $"{site.NameAt(run)}: its baseline needs an input. Write 'from x in Stochastic.Context(data)' before the choice, or give the baseline a tensor.");
        if (_criterion == TuningCriterion.Variance)
        {
            foreach (Parameter parameter in Parameters)
            {
                run.Tally.TuneBaseByVariance(parameter);
            }
        }

        return _critic.Apply(input);
    }

    /// <inheritdoc/>
    public override void Learn(ObservedCost observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        if (_criterion == TuningCriterion.SquaredSignal)
        {
            Tensor squaredSignal = (observed.Costs - observed.Prediction).Square() / observed.Costs.ElementCount;
            foreach (Parameter parameter in Parameters)
            {
                observed.Run.Tally.Tune(parameter, squaredSignal);
            }
        }
    }
}
