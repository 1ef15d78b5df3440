using System.Text;

namespace Variate.Cli.Tests;

/// <summary>Presses Ctrl-C after a number of lines.</summary>
internal sealed class InterruptingWriter : StringWriter
{
    private readonly CancellationTokenSource _interruption;
    private int? _linesLeft;

    internal InterruptingWriter(CancellationTokenSource interruption, int? lines)
        : base(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture)
    {
        _interruption = interruption;
        _linesLeft = lines;
        NewLine = "\n";
    }

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (--_linesLeft == 0)
        {
            _interruption.Cancel();
        }
    }
}
