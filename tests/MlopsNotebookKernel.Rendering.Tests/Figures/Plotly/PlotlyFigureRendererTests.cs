using System.Text.Json;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Figures.Plotly;

namespace MlopsNotebookKernel.Rendering.Tests.Figures.Plotly;

public sealed class PlotlyFigureRendererTests
{
    public static TheoryData<string> Names => [.. SampleFigures.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_Sample_MatchesReviewedFigure(string name)
    {
        using JsonDocument json = JsonDocument.Parse(PlotlyFigureRenderer.Render(SampleFigures.All().Single(sample => sample.Name == name).Figure));
        Golden.Match($"{name}.json", JsonSerializer.Serialize(json, new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }));
    }

    [Fact]
    public void Render_AnyFigure_HasDataLayoutAndConfigAndNoTemplate()
    {
        using JsonDocument json = JsonDocument.Parse(PlotlyFigureRenderer.Render(SampleFigures.Steps()));
        Assert.Equal(["config", "data", "layout"], json.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.False(json.RootElement.GetProperty("layout").TryGetProperty("template", out _));
        Assert.Equal("rgba(0,0,0,0)", json.RootElement.GetProperty("layout").GetProperty("paper_bgcolor").GetString());
    }

    [Fact]
    public void Render_HostileTexts_AreEncodedForPlotlysOwnMarkup()
    {
        Figure figure = SampleFigures.Steps() with { Title = "<a href='javascript:alert(1)'>x</a>" };
        using JsonDocument json = JsonDocument.Parse(PlotlyFigureRenderer.Render(figure));
        string title = json.RootElement.GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!;
        Assert.DoesNotContain('<', title);
    }

    [Fact]
    public void Render_NumberThatIsNotFinite_IsNull()
    {
        using JsonDocument json = JsonDocument.Parse(PlotlyFigureRenderer.Render(SampleFigures.Timeline()));
        JsonElement shares = json.RootElement.GetProperty("data").EnumerateArray().Last().GetProperty("y");
        Assert.Equal(JsonValueKind.Null, shares[43].ValueKind);
    }

    [Fact]
    public void Render_EmptyFigure_IsAFigureWithoutTraces()
    {
        using JsonDocument json = JsonDocument.Parse(PlotlyFigureRenderer.Render(new Figure("Nothing yet", new Axis("x"), new Axis("y"), [])));
        Assert.Empty(json.RootElement.GetProperty("data").EnumerateArray());
    }
}
