using System.CommandLine;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary>How much is drawn, and how much the estimators learn before.</summary>
internal sealed class SamplingOptions
{
    private readonly Option<long> _samples;
    private readonly Option<int> _tuning;

    internal SamplingOptions(long samples, int tuning)
    {
        _samples = new Option<long>("--samples", "-n")
        {
            Description = "Independent draws of the gradient estimate, at least 2.",
            HelpName = "N",
            DefaultValueFactory = _ => samples,
        };
        _tuning = new Option<int>("--tune")
        {
            Description = "Steps by which baselines, scales, temperatures and critics learn before the draws; without them they are as they start.",
            HelpName = "STEPS",
            DefaultValueFactory = _ => tuning,
        };
    }

    internal void AddTo(Command command)
    {
        command.Options.Add(_samples);
        command.Options.Add(_tuning);
    }

    /// <exception cref="BadInputException">A number is out of its range.</exception>
    internal Sampling Read(ParseResult given)
    {
        long samples = given.GetValue(_samples);
        int tuning = given.GetValue(_tuning);
        if (samples is < 2 or > int.MaxValue)
        {
            throw new BadInputException(Invariant($"Expected --samples from 2 to {int.MaxValue}, got {samples}."));
        }

        return tuning >= 0
            ? new Sampling(samples, tuning)
            : throw new BadInputException(Invariant($"Expected --tune of at least 0, got {tuning}."));
    }
}
