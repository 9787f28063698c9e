using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Tests.Figures;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Tests.Pages.Reports;

/// <summary>Reports like those that the command makes.</summary>
internal static class SampleReports
{
    public const string Hostile = "</td><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x' \u202e\u0000";

    /// <summary>Two sections: one with entries of every status that link to each other, one of blocks alone.</summary>
    public static ResearchReport Small() => new(
        "Late flights",
        ViewStatus.Bad,
        "To look at: notebooks (1 stale, 1 fresh).",
        [("Made", "2026-11-23 10:30 UTC"), ("Of", "commit ab12cd3, branch main")],
        [
            new ReportSection(
                "notebooks",
                "Notebooks",
                ViewStatus.Bad,
                "1 stale, 1 fresh.",
                [new ViewBlock.Callout(ViewStatus.Warning, "A folder cannot be read.")],
                new ReportTable(
                    "Notebooks, what does not hold first",
                    [new ReportColumn("Notebook"), new ReportColumn("State", IsFilter: true), new ReportColumn("Rows", IsNumeric: true)],
                    [
                        new ReportEntry("a", [new ReportCell("a.ipynb") { Below = "Which flights arrive late?" }, new ReportCell("stale", ViewStatus.Bad) { Order = 3 }, new ReportCell("20,466") { Order = 20466 }])
                        {
                            Status = ViewStatus.Bad,
                            DetailsTitle = "1 difference",
                            Details =
                            [
                                new ViewBlock.Heading("Differences"),
                                new ViewBlock.Table([new ViewColumn("What"), new ViewColumn("Remedy")], [[new ViewCell("cell changed", ViewStatus.Bad), "Re-run from cell 1."]]),
                                new ViewBlock.Chart(SampleFigures.MarkedLine()),
                            ],
                            Links = [("The other one", "b"), ("Nowhere", "c")],
                        },
                        new ReportEntry("b", [new ReportCell("b.ipynb"), new ReportCell("fresh", ViewStatus.Good) { Order = 0 }, new ReportCell("") { Order = -1 }]) { Status = ViewStatus.Good },
                    ])),
            new ReportSection("timeline", "Timeline", ViewStatus.Neutral, "What happened when.", [new ViewBlock.Chart(SampleFigures.Lanes())]),
        ]);

    /// <summary>A report all of whose texts are hostile.</summary>
    public static ResearchReport OfHostileTexts() => new(
        Hostile,
        ViewStatus.Bad,
        Hostile,
        [(Hostile, Hostile)],
        [
            new ReportSection(
                "notebooks",
                Hostile,
                ViewStatus.Bad,
                Hostile,
                [new ViewBlock.Paragraph(Hostile), new ViewBlock.Code(Hostile, Hostile), new ViewBlock.Fold(Hostile, [new ViewBlock.Facts([(Hostile, Hostile)])])],
                new ReportTable(
                    Hostile,
                    [new ReportColumn(Hostile, IsFilter: true), new ReportColumn(Hostile)],
                    [
                        new ReportEntry(Hostile, [new ReportCell(Hostile, ViewStatus.Bad) { Below = Hostile }, Hostile]) { DetailsTitle = Hostile, Details = [new ViewBlock.Paragraph(Hostile)], Links = [(Hostile, Hostile)] },
                        new ReportEntry("other", ["other", Hostile]),
                    ])),
        ]);

    /// <summary>A report of many notebooks.</summary>
    public static ResearchReport Large(int notebooks) => Small() with
    {
        Sections =
        [
            new ReportSection(
                "notebooks", "Notebooks", ViewStatus.Good, "Many.", [],
                new ReportTable("Notebooks", [new ReportColumn("Notebook"), new ReportColumn("State", IsFilter: true), new ReportColumn("Rows", IsNumeric: true)],
                    [.. Enumerable.Range(0, notebooks).Select(number => Small().Sections[0].Table!.Entries[0] with { Key = $"{number}" })])),
        ],
    };
}
