using System.Globalization;
using System.Xml.Linq;
using CsCheck;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Figures.Svg;

namespace MlopsNotebookKernel.Rendering.Tests.Figures.Svg;

public sealed class SvgFigureRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. SampleFigures.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Standalone_Sample_MatchesReviewedPicture(string name) =>
        Golden.Match($"{name}.svg", SvgFigureRenderer.Standalone(Sample(name)));

    /// <summary>A text keeps off the line it belongs to: above a peak, below a valley.</summary>
    [Theory]
    [InlineData(0.2, 0.9, true)]
    [InlineData(0.9, 0.2, false)]
    public void Inline_LabelOnALine_StandsWhereTheLineDoesNotGo(double ends, double middle, bool above)
    {
        XElement svg = XElement.Parse(SvgFigureRenderer.Inline(new Figure(
            "Share by month",
            new Axis("month", Minimum: 0, Maximum: 3),
            new Axis("share", Minimum: 0, Maximum: 1),
            [new Series("share", SeriesKind.MarkedLine, SeriesRole.Baseline, [0.5, 1.5, 2.5], [ends, middle, ends], Labels: ["", "the middle", ""])])));

        double text = Number(svg.Descendants(Svg + "text").Single(each => each.Value == "the middle"), "y");
        double[] marks = [.. svg.Descendants(Svg + "circle").Select(circle => Number(circle, "cy")).TakeLast(3)];

        Assert.Equal(above, text < marks[1]);

        static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inline_Sample_IsAccessibleAndStaysInItsFrame(string name)
    {
        XElement svg = XElement.Parse(SvgFigureRenderer.Inline(Sample(name)));
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(
            $"{svg.Element(Svg + "title")!.Attribute("id")!.Value} {svg.Element(Svg + "desc")!.Attribute("id")!.Value}",
            svg.Attribute("aria-labelledby")!.Value);
        Assert.NotEqual("", svg.Element(Svg + "desc")!.Value);
        double[] box = [.. svg.Attribute("viewBox")!.Value.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        Assert.InRange(box[3], 300, 440);
        foreach (XElement text in svg.Descendants(Svg + "text"))
        {
            Assert.InRange(double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture), 0, box[2]);
            Assert.InRange(double.Parse(text.Attribute("y")!.Value, CultureInfo.InvariantCulture), 0, box[3]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inline_Sample_TakesThePagesTextColourAndNoBackground(string name)
    {
        XElement svg = XElement.Parse(SvgFigureRenderer.Inline(Sample(name)));
        Assert.Equal("currentColor", svg.Attribute("fill")!.Value);
        Assert.All(svg.Descendants(Svg + "text"), text => Assert.Null(text.Attribute("fill")));
        Assert.DoesNotContain(svg.Elements(Svg + "rect"), rect => rect.Attribute("fill")?.Value == "#ffffff");
    }

    [Fact]
    public void Inline_TwoFigures_ShareNoId()
    {
        string[] ids = [.. SampleFigures.All().SelectMany(sample =>
            XElement.Parse(SvgFigureRenderer.Inline(sample.Figure)).DescendantsAndSelf().Attributes("id").Select(id => id.Value))];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Inline_OtherCulture_GivesTheSameBytes()
    {
        string expected = SvgFigureRenderer.Inline(SampleFigures.Timeline());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, SvgFigureRenderer.Inline(SampleFigures.Timeline()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Inline_BaselineAndCurrent_DifferWithoutColour()
    {
        XElement svg = XElement.Parse(SvgFigureRenderer.Inline(SampleFigures.Histogram()));
        string[] fills = [.. svg.Descendants(Svg + "g").Elements(Svg + "path").Select(path => path.Attribute("fill")!.Value)];
        Assert.Equal(2, fills.Length);
        Assert.NotEqual("none", fills[0]);
        Assert.Equal("none", fills[1]);
    }

    [Fact]
    public void Inline_SegmentOutsideItsBand_IsShownWithItsNumber()
    {
        XElement svg = XElement.Parse(SvgFigureRenderer.Inline(SampleFigures.ClassBand()));
        Assert.Contains(svg.Elements(Svg + "text"), text => text.Value == "n = 157");
        Assert.Contains(svg.Descendants(Svg + "title"), title => title.Value == "outside, ONT: 5.7 % (n = 157)");
    }

    [Fact]
    public void Inline_FortyCategories_NamesEachOnce()
    {
        string[] categories = [.. Enumerable.Range(0, 40).Select(index => $"category {index:00}")];
        Figure figure = new("Forty", new Axis("category", categories), new Axis("rows"),
            [new Series("rows", SeriesKind.Bars, SeriesRole.Neutral, [.. Enumerable.Range(0, 40).Select(index => (double)index)], [.. Enumerable.Range(0, 40).Select(index => index + 1d)])]);
        XElement svg = XElement.Parse(SvgFigureRenderer.Inline(figure));
        Assert.All(categories, category => Assert.Single(svg.Descendants(Svg + "text"), text => text.Value == category));
    }

    [Fact]
    public void Inline_NoSeriesAndNoCategories_StillDrawsItsFrame()
    {
        XElement svg = XElement.Parse(SvgFigureRenderer.Inline(new Figure("Nothing yet", new Axis("x", []), new Axis("y"), [])));
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value == "Nothing yet");
    }

    [Fact]
    public void Inline_ListsOfDifferentLength_IsRefused() => Assert.Throws<ArgumentException>(() =>
        SvgFigureRenderer.Inline(new Figure("t", new Axis("x"), new Axis("y"), [new Series("s", SeriesKind.Line, SeriesRole.Neutral, [1, 2], [1])])));

    [Fact]
    public void Inline_AnyNumbers_DrawsFiniteCoordinates() => Gen.Select(Gen.Double, Gen.Double).List[0, 6].Sample(points =>
    {
        Figure figure = new("any", new Axis("x"), new Axis("y"),
        [
            new Series("line", SeriesKind.Line, SeriesRole.Current, [.. points.Select(point => point.Item1)], [.. points.Select(point => point.Item2)]),
            new Series("dots", SeriesKind.Dots, SeriesRole.Alarm, [.. points.Select(point => point.Item1)], [.. points.Select(point => point.Item2)]),
        ]);
        string svg = SvgFigureRenderer.Inline(figure);
        XElement.Parse(svg);
        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("∞", svg);
        Assert.DoesNotContain("Infinity", svg);
    });

    private static Figure Sample(string name) => SampleFigures.All().Single(sample => sample.Name == name).Figure;
}
