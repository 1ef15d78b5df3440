using System.CommandLine;
using Variate.Experiments.Estimation;

namespace Variate.Cli.Listing;

/// <summary><c>variate explain NAME</c>: what one should know of an estimator before using it.</summary>
internal static class ExplainCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string>("NAME") { Description = "An estimator, as 'variate list estimators' names it." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object instead of text." };
        var command = new Command("explain", "Explains an estimator: bias, requirements, price, options, when to use it, papers.") { name, json };
        command.SetAction(parsed =>
        {
            EstimatorBlueprint blueprint = Find(parsed.GetRequiredValue(name));
            var card = EstimatorCard.Of(blueprint);
            surroundings.Out.WriteLine(parsed.GetValue(json) ? card.ToJson() : EstimatorCardText.Of(card));
            return ExitCode.Success;
        });
        HelpWithExamples.AddTo(command, ["variate explain rebar", "variate explain leave-one-out --json"]);
        return command;
    }

    private static EstimatorBlueprint Find(string name)
    {
        try
        {
            return EstimatorSpecification.Parse(name).Blueprint;
        }
        catch (FormatException exception)
        {
            throw new BadInputException(exception.Message);
        }
    }
}
