using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The particles of a bound where the program ends: ln p, and every choice with its ln q.</summary>
internal sealed class Particles
{
    private readonly Tensor?[] _logProbabilities;

    internal Particles(CollectedProgram collected, MultiSampleObjective objective)
    {
        Run = collected.Run;
        LogJoint = objective.ReparameterisesPriors ? collected.LogDensityOfStoppedPriors : collected.LogDensity;
        Choices = collected.Choices;
        Priors = collected.Priors;
        _logProbabilities = new Tensor?[Choices.Count];
        foreach (Choice choice in Choices)
        {
            objective.Check(choice);
        }
    }

    internal Run Run { get; }

    /// <summary>ln p(x, z): [K, leading.., batch..].</summary>
    internal Tensor LogJoint { get; }

    internal ImmutableList<Choice> Choices { get; }

    internal ImmutableList<PriorTerm> Priors { get; }

    /// <summary>The positions of the choices whose score term is one of those.</summary>
    internal IEnumerable<int> Where(Func<ScoreTerm, bool> isWanted)
        => Enumerable.Range(0, Choices.Count).Where(i => isWanted(ScoreTermOf(i)));

    internal ScoreTerm ScoreTermOf(int choice) => ((BoundRule)Choices[choice].Rule).ScoreTerm;

    /// <summary>ln q of a choice, live in its value and in the parameters of its law: [K, leading.., batch..].</summary>
    internal Tensor LogProbability(int choice) => _logProbabilities[choice] ??= Run.Normalise(Choices[choice].LogProbability);

    /// <summary>ln w = ln p − Σ ln q, where the choices that say so have the parameters of their law stopped.</summary>
    internal Tensor LogWeights(Func<int, bool> isStopped)
    {
        Tensor logWeights = LogJoint;
        for (int i = 0; i < Choices.Count; i++)
        {
            logWeights -= isStopped(i) ? Run.Normalise(Choices[i].LogProbabilityOfStopped) : LogProbability(i);
        }

        return logWeights;
    }

    /// <summary>Those of the choices on whose value the law of a later choice depends.</summary>
    internal HashSet<int> Followed(int[] choices)
    {
        var followed = new HashSet<int>();
        for (int later = 1; later < Choices.Count; later++)
        {
            int[] open = [.. choices.Where(choice => choice < later && !followed.Contains(choice))];
            if (open.Length > 0)
            {
                Tensor score = Choices[later].Score;
                ImmutableArray<Tensor?> reached = Gradient.Towards([score], [Tensor.Full(score.Shape, 1, score)], Values(open));
                followed.UnionWith(open.Where((_, i) => reached[i] is not null));
            }
        }

        return followed;
    }

    /// <summary>The position of the differentiable choice whose value the prior is of.</summary>
    /// <exception cref="EstimatorNotApplicableException">There is none, or the prior has no variable-nablas of a density.</exception>
    internal int ChoiceUnder(PriorTerm prior)
    {
        int choice = Choices.FindIndex(choice => ReferenceEquals(choice.Value, prior.Value));
        bool isDensity = prior.Law is IVariableNablas && (prior.Law.Support & SupportKind.Continuous) != SupportKind.None;

        // Under a law that depends on another choice the value would have to be averaged given that one, and q draws it otherwise.
        Tensor constant = prior.Value.StopGradient().MarkLeadingAxes(Tensor.NoLeadingAxes);
        bool isRoot = prior.Law.LogProbability(constant).LeadingAxes == Tensor.NoLeadingAxes;
        if (choice >= 0 && isDensity && isRoot && ScoreTermOf(choice) == ScoreTerm.Reparameterised)
        {
            return choice;
        }

        string name = choice < 0 ? "a prior" : Choices[choice].Name;
        throw new EstimatorNotApplicableException(
            $"{name}: the gradient of a prior, {prior.Law.GetType().Name}, is reparameterised only for the value of a dreg choice itself, under a density with variable-nablas whose parameters depend on no choice. Add the logarithm of this prior to what is selected instead.");
    }

    /// <summary>Refuses a program whose weights cannot be differentiated through the sample of a choice.</summary>
    internal void ThrowIfSevered()
    {
        Choice? differentiated = Choices.FirstOrDefault(choice => choice.Reparameterised is not null);
        if (differentiated is not null && (LogJoint.IsSevered || Choices.Any(choice => choice.Value.IsSevered)))
        {
            throw new EstimatorNotApplicableException(
                $"{differentiated.Name}: {differentiated.Rule.Name} differentiates the weights, and a step (Step, Sign) below the choice cuts the gradient. Give the choice a rule that needs no derivative: .Via(new VimcoRule()).");
        }
    }

    /// <summary>The total derivative of a sum over particles in the value of each of the choices: [K, leading.., batch.., event].</summary>
    internal ImmutableArray<Tensor> Slopes(Tensor sums, int[] choices)
        => Gradient.Of(sums, Values(choices));

    private Tensor[] Values(int[] choices) => [.. choices.Select(choice => Choices[choice].Value)];
}
