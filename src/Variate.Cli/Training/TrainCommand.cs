using System.CommandLine;

namespace Variate.Cli.Training;

/// <summary><c>variate train [task]</c>.</summary>
internal static class TrainCommand
{
    private static readonly string[] Examples =
    [
        "variate train                          a sigmoid belief net with REBAR on the embedded digits, about a minute",
        "variate train --estimator score-function:decay=0.99 --seed 1",
        "variate train --estimator rebar:temperature=0.1 --output runs/rebar-0.1",
        "variate train sbn --layers 2 --data DIR --dataset mnist-binarized --steps 100000",
        "variate train --output runs/rebar-0.1 --resume --steps 200000",
        "variate train vae --steps 5000 --json  one JSON object a line, for other programs",
        "",
        "Ctrl-C finishes the step, saves, and says how to go on.",
        "Exit codes: 0 done, 1 a number was not finite, 2 the input was not understood, 130 interrupted.",
    ];

    internal static Command Create(Surroundings surroundings)
    {
        var options = new TrainOptions();
        var command = new Command("train", "Trains a model, shows its progress, and writes a report.");
        options.AddTo(command);
        command.SetAction(parsed => new TrainingSession(new TrainRequestReader(options, surroundings).Read(parsed), surroundings).Run());
        HelpWithExamples.AddTo(command, Examples);
        return command;
    }
}
