using System.Text;

namespace Variate.Reports.Pages;

/// <summary>The frame of a report: head with the style sheet, and the end.</summary>
internal static class Page
{
    private static readonly string StyleSheet = ReadStyleSheet();

    /// <summary>Opens the page under a title.</summary>
    public static void Begin(StringBuilder html, string title)
    {
        string encoded = Text.Encode(title);
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>").Append(encoded).Append("</title>\n<style>\n").Append(StyleSheet);
        html.Append("</style>\n</head>\n<body>\n<main>\n<h1>").Append(encoded).Append("</h1>\n");
    }

    /// <summary>Closes what <see cref="Begin"/> opened.</summary>
    public static void End(StringBuilder html) => html.Append("</main>\n</body>\n</html>\n");

    private static string ReadStyleSheet()
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream("Variate.Reports.report.css")
            ?? throw new InvalidOperationException("The style sheet is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
