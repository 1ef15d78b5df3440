using System.Globalization;
using Variate.Diagnostics;
using Variate.Experiments.Problems;
using Variate.Tensors;

namespace Variate.Cli.Estimating;

/// <summary>One estimator on one problem, to be verified.</summary>
internal sealed record VerificationTask(Problem Problem, GradientMethod Method)
{
    /// <summary>The verdict; draws have the address of the pair, so that it does not depend on what else is verified.</summary>
    internal VerifyRow Run(RandomKey key, VerifyOptions options)
    {
        PreparedProgram prepared = Method.Prepare();
        var problem = new GradientProblem(prepared.Build, prepared.Parameters)
        {
            Name = Problem.Description.Name,
            Options = prepared.Options,
            ExactMethod = new ClosedFormGradient(() => Problem.ExactObjective([.. prepared.Parameters.Select(parameter => parameter.Value)])),
        };
        VerificationReport report =
            problem.Verify(Candidate.AsWritten, key.For(Problem.Description.Name).For(Method.Estimator), WithFloor(options));
        return new VerifyRow(
            report.Problem,
            Method.Estimator,
            Method.IsUnbiased,
            Problem.Description.ExactMethod,
            NameOf(report.Verdict),
            report.Bias,
            report.BiasHalfWidth,
            report.Within,
            report.Tolerance,
            report.Worst?.ZScore,
            report.Worst is { } worst ? string.Create(CultureInfo.InvariantCulture, $"{worst.Parameter}[{worst.Element}]") : null,
            report.UnreachedChoices,
            report.DrawCount);
    }

    /// <summary>At an optimum the exact gradient is 0, and no fraction of it is a tolerance.</summary>
    private static VerifyOptions WithFloor(VerifyOptions options) => options with { AbsoluteTolerance = 1e-3 };

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Unbiased => VerifyRow.Unbiased,
        Verdict.Biased => VerifyRow.Biased,
        Verdict.Inconclusive => VerifyRow.Inconclusive,
        Verdict.NoGradientReachesChoice => VerifyRow.NoGradient,
        Verdict.NonFinite => VerifyRow.NonFinite,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
    };
}
