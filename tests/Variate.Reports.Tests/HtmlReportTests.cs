using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Variate.Results;

namespace Variate.Reports.Tests;

public sealed partial class HtmlReportTests
{
    [Fact]
    public void Write_FullRun_IsTheApprovedPage() => AssertApproved("Run.html", Html(ExampleRuns.Full()));

    [Fact]
    public void WriteComparison_TwoEstimators_IsTheApprovedPage()
    {
        RunRecord second = ExampleRuns.WithSteps(20);
        second = second with { Settings = second.Settings with { Estimator = "DisARM" } };

        AssertApproved("Comparison.html", ComparisonHtml([ExampleRuns.Full(), second]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    [InlineData(-double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(0.0)]
    public void Write_ExtremeValueAmongOthers_DrawsOnlyFiniteNumbers(double extreme)
    {
        StepRecord odd = ExampleRuns.Step(500) with
        {
            Bound = extreme,
            Temperature = extreme,
            GradientVariance = new() { Total = extreme },
        };
        RunRecord run = ExampleRuns.WithSteps(9);
        run = run with { Steps = run.Steps.Add(odd).Add(ExampleRuns.Step(550)).Add(ExampleRuns.Step(600)) };

        AssertSound(Svgs(Html(run)), expected: 5);
        AssertSound(Svgs(Html(ExampleRuns.Empty with { Steps = [odd] })), expected: null);
    }

    [Fact]
    public void Write_GapInTheBound_BreaksTheLine()
    {
        RunRecord whole = ExampleRuns.WithSteps(9);
        RunRecord broken = whole with { Steps = whole.Steps.SetItem(4, whole.Steps[4] with { Bound = double.NaN }) };

        Assert.Single(Lines(Svgs(Html(whole))[0]));
        Assert.Equal(2, Lines(Svgs(Html(broken))[0]).Count());
    }

    [Fact]
    public void Write_EmptyRun_SaysThatNothingWasRecorded()
    {
        string html = Html(ExampleRuns.Empty);

        Assert.Contains("none recorded of 2\u202F000", html, StringComparison.Ordinal);
        Assert.Empty(Svgs(html));
    }

    [Fact]
    public void Write_OneStep_DrawsDots()
    {
        string html = Html(ExampleRuns.WithSteps(1));

        Assert.NotEmpty(Svgs(html));
        Assert.All(Svgs(html), svg =>
        {
            Assert.NotEmpty(Lines(svg));
            Assert.All(Lines(svg), path => Assert.EndsWith("h0", path, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void WriteComparison_NoRuns_IsAPage() => Assert.EndsWith("</html>\n", ComparisonHtml([]), StringComparison.Ordinal);

    [Fact]
    public void Write_MarkupInSettings_IsEscaped()
    {
        const string Hostile = "<script>\"&'</script>";
        RunRecord run = ExampleRuns.Full();
        run = run with
        {
            Settings = run.Settings with { Task = Hostile, Model = Hostile, Command = Hostile, Estimator = Hostile, Citations = [Hostile] },
            Images = [run.Images[0] with { Title = Hostile, Caption = Hostile }],
        };

        string html = Html(run) + ComparisonHtml([run, run]);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyCulture_IsTheSame()
    {
        string expected = Html(ExampleRuns.Full());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, Html(ExampleRuns.Full()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_HundredThousandRecords_IsUnderAMegabyte() =>
        Assert.InRange(Html(ExampleRuns.WithSteps(100_000)).Length, 1, 1_000_000);

    private static string Html(RunRecord run)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        HtmlReport.Write(run, writer);
        return writer.ToString();
    }

    private static string ComparisonHtml(IReadOnlyList<RunRecord> runs)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        HtmlReport.WriteComparison(runs, writer);
        return writer.ToString();
    }

    private static List<XElement> Svgs(string html) => [.. SvgElement().Matches(html).Select(match => XElement.Parse(match.Value))];

    private static IEnumerable<string> Lines(XElement svg) =>
        svg.Elements("path").Where(path => ((string)path.Attribute("class")!).StartsWith("line", StringComparison.Ordinal))
            .Select(path => (string)path.Attribute("d")!);

    private static void AssertSound(List<XElement> svgs, int? expected)
    {
        Assert.Equal(expected ?? svgs.Count, svgs.Count);
        foreach (string path in svgs.SelectMany(svg => svg.Elements("path")).Select(path => (string)path.Attribute("d")!))
        {
            Assert.Matches(PathData(), path);
        }
    }

    /// <summary>Compares with the file beside the tests; what was written instead is left among the temporary files.</summary>
    private static void AssertApproved(string name, string actual)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Approved", name);
        string approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual != approved)
        {
            File.WriteAllText(Path.Combine(Path.GetTempPath(), "received." + name), actual);
        }

        Assert.Equal(approved, actual);
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex SvgElement();

    [GeneratedRegex(@"^(?:[MLHhv ]?-?\d{1,3}(?:\.\d)?)+$")]
    private static partial Regex PathData();
}
