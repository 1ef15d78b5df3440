using System.Globalization;
using System.Text;

namespace Variate.Reports.Pages;

/// <summary>How to make the run again.</summary>
internal static class CommandSection
{
    /// <summary>Appends the section.</summary>
    public static void Append(StringBuilder html, string command) =>
        html.Append(CultureInfo.InvariantCulture, $"<section><h2>Run it again</h2>\n<pre><code>{Text.Encode(command)}</code></pre></section>\n");
}
