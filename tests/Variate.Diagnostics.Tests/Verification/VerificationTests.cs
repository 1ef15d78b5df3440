using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;
using Xunit.Abstractions;

namespace Variate.Diagnostics.Tests.Verification;

public class VerificationTests(ITestOutputHelper output)
{
    private readonly TwoLayerModel _model = new();

    public static TheoryData<string> Names => ["score-function", "rebar", "ram", "enumeration"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_CorrectEstimator_IsUnbiased(string name)
    {
        Estimator estimator = name switch
        {
            "rebar" => new RebarEstimator(Temperature.Fixed(0.5)),
            "ram" => new RamEstimator(),
            "enumeration" => new EnumerationEstimator(),
            _ => new ScoreFunctionEstimator(),
        };

        VerificationReport report = _model.Two(estimator, estimator).Verify(Candidate.AsWritten, RandomKey.FromSeed(3));

        output.WriteLine(FormattableString.Invariant($"{report.Verdict} within {report.Within} of {report.Tolerance} after {report.DrawCount} draws, z = {report.Worst!.ZScore:0.00} of {report.CriticalZ:0.00}, {report.ExactMethod}"));
        Assert.Equal(Verdict.Unbiased, report.Verdict);
    }
}
