using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>The catalog as candidates for a program: each estimator that needs nothing of the user's, at ordinary settings.</summary>
public static class EstimatorOffers
{
    private const double UsualTemperature = 0.5;

    /// <summary>Every row of the catalog that can be made without asking, more than once where a setting matters.</summary>
    internal static ImmutableArray<EstimatorOffer> All { get; } =
    [
        new(ScoreFunctionEstimator.StaticTraits, "score-function", static () => new ScoreFunctionEstimator()),
        new(LeaveOneOutEstimator.StaticTraits, "leave-one-out:samples=2", static () => new LeaveOneOutEstimator(2)),
        new(LeaveOneOutEstimator.StaticTraits, "leave-one-out:samples=4", static () => new LeaveOneOutEstimator(4)),
        new(RunLeaveOneOutEstimator.StaticTraits, "run-leave-one-out:samples=2", static () => new RunLeaveOneOutEstimator(), 2),
        new(RunLeaveOneOutEstimator.StaticTraits, "run-leave-one-out:samples=4", static () => new RunLeaveOneOutEstimator(), 4),
        new(SelfBaselineEstimator.StaticTraits, "self-baseline", static () => new SelfBaselineEstimator()),
        new(OptimalBaselineEstimator.StaticTraits, "optimal-baseline", static () => new OptimalBaselineEstimator()),
        new(EnumerationEstimator.StaticTraits, "enumeration", static () => new EnumerationEstimator(4096)),
        new(RamEstimator.StaticTraits, "ram", static () => new RamEstimator()),
        new(LocalExpectationEstimator.StaticTraits, "local-expectation", static () => new LocalExpectationEstimator()),
        new(GoEstimator.StaticTraits, "go", static () => new GoEstimator()),
        new(FiniteSupportGoEstimator.StaticTraits, "go-finite-support", static () => new FiniteSupportGoEstimator()),
        new(ImportanceGoEstimator.StaticTraits, "go-importance", static () => new ImportanceGoEstimator()),
        new(NestedGoEstimator.StaticTraits, "go-nested", static () => new NestedGoEstimator()),
        new(RaoBlackwellEstimator.StaticTraits, "rao-blackwell:categories=1", static () => new RaoBlackwellEstimator(1, new SelfBaselineEstimator())),
        new(PathwiseEstimator.StaticTraits, "pathwise", static () => new PathwiseEstimator()),
        new(GRepEstimator.StaticTraits, "g-rep", static () => new GRepEstimator()),
        new(RsviEstimator.StaticTraits, "rsvi", static () => new RsviEstimator()),
        new(MeasureValuedEstimator.StaticTraits, "measure-valued", static () => new MeasureValuedEstimator()),
        new(SimpleMuPropEstimator.StaticTraits, "simple-muprop", static () => new SimpleMuPropEstimator()),
        new(MuPropEstimator.StaticTraits, "muprop", static () => new MuPropEstimator()),
        new(RebarEstimator.StaticTraits, "rebar", static () => new RebarEstimator(Temperature.Fixed(UsualTemperature))),
        new(ConcreteEstimator.StaticTraits, "concrete", static () => new ConcreteEstimator(Temperature.Fixed(UsualTemperature))),
        new(StraightThroughEstimator.StaticTraits, "straight-through", static () => new StraightThroughEstimator()),
        new(
            StraightThroughGumbelEstimator.StaticTraits,
            "straight-through-gumbel",
            static () => new StraightThroughGumbelEstimator(Temperature.Fixed(UsualTemperature))),
    ];

    /// <summary>Every row of the catalog that cannot be made without asking, and why.</summary>
    internal static ImmutableArray<Refusal> Omitted { get; } =
    [
        new(NvilEstimator.StaticTraits.Name, "It needs a baseline of the user's own, trained along with the program. Give it as a candidate."),
        new(QFunctionRebarEstimator.StaticTraits.Name, "It needs a Q-function of the user's own. Give it as a candidate."),
        new(RelaxEstimator.StaticTraits.Name, "It needs a surrogate of the user's own. Give it as a candidate."),
        new(LaxEstimator.StaticTraits.Name, "It needs a surrogate of the user's own. Give it as a candidate."),
    ];

    /// <summary>The offers as candidates for a program.</summary>
    /// <param name="problem">The program: which kinds of choices it makes decides how offers are combined.</param>
    /// <param name="key">Addresses the draws that lead from choice to choice.</param>
    /// <returns>
    /// One estimator for all choices; where discrete and continuous choices meet, each estimator of the discrete ones with pathwise for those
    /// that are reparameterised and leave-one-out for the others. A certain value is always pathwise.
    /// </returns>
    public static ImmutableArray<Candidate> For(GradientProblem problem, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using DetachedParameters detached = problem.Detach();
        SupportKind met = SupportKind.None;
        foreach (ChoiceVisit visit in ChoiceSurvey.Of(problem, key).Visits)
        {
            met |= visit.Law.Support;
        }

        bool isMixed = (met & SupportKind.Discrete) != SupportKind.None && (met & SupportKind.Continuous) != SupportKind.None;
        return [.. All.Where(offer => !isMixed || (offer.Traits.Supports & SupportKind.Discrete) != SupportKind.None).Select(offer => ToCandidate(offer, isMixed))];
    }

    private static Candidate ToCandidate(EstimatorOffer offer, bool isMixed)
    {
        Estimator estimator = offer.Create();
        var pathwise = new PathwiseEstimator();
        var leaveOneOut = new LeaveOneOutEstimator(2);
        return new Candidate
        {
            Name = isMixed ? $"{offer.Name} + pathwise" : offer.Name,
            SampleCount = offer.SampleCount,
            Override = new EstimatorOverride((site, _) => site.Distribution switch
            {
                { Support: SupportKind.Point } => pathwise,
                _ when !isMixed || (site.Distribution.Support & SupportKind.Discrete) != SupportKind.None => estimator,
                IReparameterised => pathwise,
                _ => leaveOneOut,
            }),
        };
    }
}
