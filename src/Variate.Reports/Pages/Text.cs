using System.Globalization;
using System.Net;

namespace Variate.Reports.Pages;

/// <summary>Values of records as HTML text.</summary>
internal static class Text
{
    /// <summary>Five significant digits with a true minus sign; NaN and ±∞ by name.</summary>
    public static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("G5", CultureInfo.InvariantCulture).Replace('-', '−')
        : double.IsNaN(value) ? "NaN"
        : value > 0 ? "∞" : "−∞";

    /// <summary>A count with thin, non-breaking spaces between thousands.</summary>
    public static string Count(int value) =>
        value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <summary>Text made safe for element content and attribute values.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);
}
