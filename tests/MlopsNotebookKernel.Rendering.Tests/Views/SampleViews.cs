using MlopsNotebookKernel.Rendering.Tests.Figures;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Tests.Views;

/// <summary>Views like those of commands.</summary>
internal static class SampleViews
{
    /// <summary>Every kind of block once.</summary>
    public static View Everything() => new(
        ViewStatus.Bad,
        "Drifted: 1 of 4 columns moved beyond its threshold; distance moved most (0.14)",
        [
            new ViewBlock.Paragraph("Compared May (20,466 rows) with the frozen profile of January (19,912 rows), over the columns that both have."),
            new ViewBlock.Callout(ViewStatus.Warning, "The column scheduled is a time: a later period always differs, so it is reported apart."),
            new ViewBlock.Heading("Columns"),
            new ViewBlock.Table(
                [new ViewColumn("column"), new ViewColumn("effect", true), new ViewColumn("threshold", true), new ViewColumn("verdict"), new ViewColumn("what moved most")],
                [
                    ["distance", "0.140", "0.100", new ViewCell("drifted", ViewStatus.Bad), "500 to 750 miles: 18.2 % → 12.1 %"],
                    ["delay", "0.061", "0.100", new ViewCell("watch", ViewStatus.Warning), "above 60 minutes: 3.1 % → 4.9 %"],
                    ["carrier", "0.004", "0.100", new ViewCell("steady", ViewStatus.Good), "–"],
                    ["origin", "0.101", "0.100", new ViewCell("unclear"), "too few rows to tell; 4,000 would be enough to tell a change of this size from the noise of the baseline itself"],
                ],
                "4 of 4 columns"),
            new ViewBlock.Chart(SampleFigures.Histogram()),
            new ViewBlock.Facts([("baseline", "flights-january@3f2a9c01b7de"), ("current", "data/flights-2001-05.csv"), ("rows", "19,912 → 20,466")]),
            new ViewBlock.Code("#!mlops-restore flights-january --as january\nvar rows = january.Count();", "csharp"),
            new ViewBlock.Code("-old line\n+new line\n same line", "diff"),
            new ViewBlock.Fold("Test statistics", [new ViewBlock.Paragraph("Kolmogorov–Smirnov 0.08, p < 0.001.")], Open: true),
            new ViewBlock.Fold("84 packages", [new ViewBlock.Paragraph("Folded text.")]),
        ]);

    /// <summary>One text in every place a text can stand.</summary>
    public static View Of(string text)
    {
        MlopsNotebookKernel.Rendering.Figures.Figure figure = SampleFigures.ClassBand();
        return new View(ViewStatus.Good, text,
        [
            new ViewBlock.Paragraph(text),
            new ViewBlock.Heading(text),
            new ViewBlock.Callout(ViewStatus.Bad, text),
            new ViewBlock.Facts([(text, text)]),
            new ViewBlock.Table([new ViewColumn(text), new ViewColumn(text, true)], [[text, new ViewCell(text, ViewStatus.Bad)]], text),
            new ViewBlock.Picture("image/png", [0x89, 0x50], text),
            new ViewBlock.Code(text, text),
            new ViewBlock.Code(text, "diff"),
            new ViewBlock.Fold(text, [new ViewBlock.Paragraph(text)], Open: true),
            new ViewBlock.Chart(figure with
            {
                Title = text,
                Caption = text,
                X = new MlopsNotebookKernel.Rendering.Figures.Axis(text, [.. Enumerable.Repeat(text, 12)]),
                Y = figure.Y with { Title = text },
                Series = [.. figure.Series.Select(series => series with { Name = text, Labels = [.. series.X.Select(_ => text)] })],
            }),
        ]);
    }
}
