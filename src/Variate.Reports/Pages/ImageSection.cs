using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Variate.Reports.Images;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>The image grids as pictures inside the page.</summary>
internal static class ImageSection
{
    /// <summary>Appends the section; nothing when no grid has an image.</summary>
    public static void Append(StringBuilder html, ImmutableArray<ImageGrid> grids)
    {
        ImmutableArray<ImageGrid> shown = [.. grids.Where(grid => !grid.Images.IsEmpty)];
        if (shown.IsEmpty)
        {
            return;
        }

        html.Append("<section><h2>Images</h2>\n<div class=\"charts\">\n");
        foreach (ImageGrid grid in shown)
        {
            var sheet = ContactSheet.Of(grid);
            string png = Convert.ToBase64String(PngEncoder.Encode(sheet.Pixels, sheet.Height, sheet.Width));
            html.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Text.Encode(grid.Title)}</figcaption>\n");
            html.Append(CultureInfo.InvariantCulture, $"<img alt=\"{Text.Encode(grid.Title)}\" width=\"{sheet.Width}\" height=\"{sheet.Height}\" src=\"data:image/png;base64,{png}\">\n");
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text.Encode(grid.Caption)}</p></figure>\n");
        }

        html.Append("</div></section>\n");
    }
}
