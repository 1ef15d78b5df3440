using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Variate.Reports.Pages;

/// <summary>The papers of the methods in use.</summary>
internal static class CitationSection
{
    /// <summary>Appends the section; nothing without citations.</summary>
    public static void Append(StringBuilder html, ImmutableArray<string> citations)
    {
        if (citations.IsEmpty)
        {
            return;
        }

        html.Append("<section><h2>References</h2>\n<ul class=\"references\">\n");
        foreach (string citation in citations)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{Text.Encode(citation)}</li>\n");
        }

        html.Append("</ul></section>\n");
    }
}
