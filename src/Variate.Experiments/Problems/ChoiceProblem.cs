using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Experiments.Estimation;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Problems;

/// <summary>A problem that is an expectation: each of its choices has an estimator of its own.</summary>
public abstract class ChoiceProblem : Problem
{
    private static readonly RandomKey CriticKey = RandomKey.FromSeed(0).For("critics");

    private protected ChoiceProblem(ProblemSettings settings)
        : base(settings)
    {
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> EstimatorNames => [.. EstimatorCatalog.All.Select(traits => traits.Name)];

    /// <summary>The choices, in the order of the program.</summary>
    public abstract ImmutableArray<ProblemChoice> Choices { get; }

    /// <inheritdoc/>
    internal sealed override int ElementsOfADraw => Batch.ElementCount * Choices.Sum(choice => choice.Size);

    /// <summary>Whether every choice adds ln q to the cost.</summary>
    private protected virtual bool IsVariational => false;

    /// <summary>The program, whose parameters may have more axes in front.</summary>
    private protected abstract Stochastic<Tensor> Build(ImmutableArray<Tensor> parameters, ImmutableArray<Estimator> estimators);

    private protected sealed override GradientMethod CreateMethod(string estimator)
    {
        var asked = EstimatorSpecification.Parse(estimator);
        EstimatorTraits traits = asked.Blueprint.Traits;
        ImmutableArray<EstimatorSpecification> chosen =
            [.. Choices.Select(choice => Takes(traits, choice) ? asked : EstimatorSpecification.Parse(choice.Fallback))];
        if (!chosen.Contains(asked))
        {
            throw new EstimatorNotApplicableException(
                $"{Description.Name}: {traits.Name} takes {traits.Supports} choices, and those of the problem are {string.Join(", ", Choices.Select(choice => $"\"{choice.Name}\": {choice.Support}"))}. {traits.Advice}");
        }

        return new GradientMethod(
            asked.ToString(),
            traits.IsUnbiased,
            [.. Choices.Zip(chosen, static (choice, specification) => new ChoiceEstimator(choice.Name, specification.ToString()))],
            drawCount => Prepare(asked, chosen, drawCount));
    }

    private static bool Takes(EstimatorTraits traits, ProblemChoice choice) => (choice.Support & traits.Supports) != SupportKind.None;

    private PreparedProgram Prepare(EstimatorSpecification asked, ImmutableArray<EstimatorSpecification> chosen, int? drawCount)
    {
        ParameterSet parameters = CreateParameters(drawCount);
        var shape = new ModelShape(parameters, [.. Choices.Select(choice => choice.Size)], ContextSize: 1, ElementType.Float64, CriticKey)
        {
            // The networks of the papers have hundreds of units for images; that of the toy problem of [Grathwohl2018] has ten.
            CriticUnits = 10,
        };
        EstimatorRules rules = asked.Build(shape);
        ImmutableArray<Estimator> estimators =
        [
            .. chosen.Select((specification, index) => ReferenceEquals(specification, asked)
                ? rules.Choices[index]
                : specification.Build(shape).Choices[index]),
        ];
        Shape batch = drawCount is { } draws ? [draws, .. Batch] : Batch;
        var options = new EstimateOptions
        {
            Batch = batch,
            SampleCount = rules.SampleCount,
            IsVariational = IsVariational,
            Scales = rules.Scales,
        };
        return new PreparedProgram(() => BuildInContext(parameters, estimators, batch), parameters, rules.TuningParameters, options);
    }

    /// <summary>The problems have no data: what baselines and critics are shown is the number one.</summary>
    private Stochastic<Tensor> BuildInContext(ParameterSet parameters, ImmutableArray<Estimator> estimators, Shape batch)
        => from nothing in Stochastic.Context(Tensor.Full([.. batch, 1], 1, parameters[0].Value))
           from cost in Build([.. parameters.Select(parameter => parameter.Value)], estimators)
           select cost;
}
