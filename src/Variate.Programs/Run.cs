using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>What flows down a program beside the value: where randomness comes from, which axes there are, how choices are read.</summary>
/// <remarks>Immutable. Estimators pass changed copies to the rest of the program.</remarks>
public sealed record Run
{
    /// <summary>Addresses all randomness of the run.</summary>
    public required RandomKey Key { get; init; }

    /// <summary>The sizes of the batch axes, which stand between the leading axes and the event axis.</summary>
    public required Shape Batch { get; init; }

    /// <summary>The ordinal of the next choice along the program.</summary>
    public int Path { get; init; }

    /// <summary>The leading axes, the newest first.</summary>
    public IReadOnlyList<Axis> Leading { get; init; } = [];

    /// <summary>How choices are read.</summary>
    public Reading Reading { get; init; } = Reading.Sampled;

    /// <summary>How choices relax under <see cref="Reading.Relaxed"/>.</summary>
    public Relaxation? Relaxation { get; init; }

    /// <summary>Whether every choice charges its log-probability: the program charges −log p(x, z), the run adds log q(z).</summary>
    public bool IsVariational { get; init; }

    /// <summary>How a variational run charges −H(q).</summary>
    public EntropyTerm Entropy { get; init; }

    /// <summary>Whether the run only checks that every choice's estimator is applicable.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>What the program has told estimators of the data, by <see cref="Stochastic.Context"/>: no gradient flows. Null: nothing.</summary>
    public Tensor? Context { get; init; }

    /// <summary>The estimator of choices that name none; null refuses them.</summary>
    public Estimator? DefaultEstimator { get; init; }

    /// <summary>Replaces the estimators of choices; null: every choice keeps its own.</summary>
    public EstimatorOverride? Override { get; init; }

    /// <summary>The rule of the whole program that collects its choices, under <see cref="Reading.Collected"/>.</summary>
    public ProgramRule? Rule { get; init; }

    /// <summary>The choices made so far, in the order of the program, under <see cref="Reading.Collected"/>.</summary>
    public ImmutableList<Choice> Choices { get; init; } = [];

    /// <summary>The terms ln p(z) named so far, under <see cref="Reading.Collected"/>.</summary>
    public ImmutableList<PriorTerm> Priors { get; init; } = [];

    /// <summary>Counts and collects.</summary>
    public Tally Tally { get; init; } = new();

    /// <summary>The noises of the latents of all choices, by their path, under <see cref="Reading.Relaxed"/> for a whole program.</summary>
    internal ImmutableArray<Tensor>? LatentNoises { get; init; }

    /// <summary>The cost charged early, which under <see cref="Reading.Collected"/> flows down to the end.</summary>
    internal Tensor? Charged { get; init; }

    /// <summary>Whether the cost evaluations of the run were counted where a rule of a whole program was closed.</summary>
    internal bool IsCostCounted { get; init; }

    /// <summary>Stands before the place of an unnamed choice of a program inside another one: "2.".</summary>
    internal string PathPrefix { get; init; } = "";

    /// <summary>Records the values of choices, for a replay.</summary>
    internal Trace? Recording { get; init; }

    /// <summary>Gives the values of choices.</summary>
    internal Trace? Replaying { get; init; }

    /// <summary>The sizes of the leading axes.</summary>
    public Shape LeadingShape
    {
        get
        {
            Span<int> sizes = stackalloc int[Leading.Count];
            for (int i = 0; i < sizes.Length; i++)
            {
                sizes[i] = Leading[i].Size;
            }

            return Shape.Create(sizes);
        }
    }

    /// <summary>The same run with a new leading axis in front.</summary>
    public Run With(Axis axis) => this with { Leading = [axis, .. Leading] };

    /// <summary>The address of a draw of the current choice.</summary>
    /// <param name="purpose">What the draw is for: several noises of one choice do not collide.</param>
    public RandomKey KeyFor(string purpose) => Key.For((ulong)Path).For(purpose);

    /// <summary>The shape of the noise of a choice: the leading axes that have their own noise, then batch and event of its parameters.</summary>
    /// <param name="parameters">[.., batch, event]; axes that are missing count as 1, so that a global choice draws once for all data.</param>
    public Shape NoiseShape(Shape parameters)
    {
        int tail = Batch.Rank + 1;
        Shape padded = parameters.PadLeft(tail);
        Span<int> sizes = stackalloc int[Leading.Count];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Leading[i].SharesNoise ? 1 : Leading[i].Size;
        }

        return [.. sizes, .. padded[^tail..]];
    }

    /// <summary>A value with all leading and batch axes: slopes must be taken per branch and per datum.</summary>
    /// <param name="value">[.., event].</param>
    public Tensor Expand(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.BroadcastTo([.. LeadingShape, .. Batch, value.Shape[^1]]);
    }

    /// <summary>A cost with all leading axes and the batch axes.</summary>
    /// <exception cref="ShapeMismatchException">The cost has too few axes (one was summed) or too many (the event axis was not).</exception>
    public Tensor Normalise(Tensor cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        bool isWrong = cost.LeadingAxes == Tensor.NoLeadingAxes
            ? cost.Rank > Batch.Rank
            : cost.Rank != cost.LeadingAxes + Batch.Rank;
        if (isWrong)
        {
            int leading = Math.Max(0, cost.LeadingAxes);
            throw new ShapeMismatchException(
                $"Expected a cost with one number a datum: {leading} leading axes, then the batch {Batch}; got shape {cost.Shape}. Sum the event axis (^1) and no other.");
        }

        return cost.BroadcastTo([.. LeadingShape, .. Batch]).MarkLeadingAxes(Tensor.NoLeadingAxes);
    }
}
