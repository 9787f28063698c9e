using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Tests.Export;

public sealed class CellMarksTests
{
    private static readonly ExportCell[] Cells =
    [
        new(2, "reading", "record Row(int N);\nList<Row> LoadRows(string path) => [];"),
        new(4, "split", "var (train, test) = (1, 2);\nint rows = 3;"),
        new(5, null, "display(rows);"),
        new(6, null, "int Twice(int n) => 2 * n;"),
        new(7, null, "int Twice(int n) => n + n;"),
    ];

    [Theory]
    [InlineData("reading", 2, "Row")]
    [InlineData("reading=FlightData", 2, "FlightData")]
    [InlineData("LoadRows", 2, "LoadRows")]
    [InlineData("4=Split", 4, "Split")]
    [InlineData("train", 4, "Train")]
    [InlineData("rows=Split", 4, "Split")]
    [InlineData("5=Show", 5, "Show")]
    public void Apply_CellOfTheCommandLine_IsMarked(string word, int number, string name)
    {
        ExportCell marked = Assert.Single(CellMarks.Apply(Cells, [word], []), cell => cell.Mark is not null);
        Assert.Equal((number, name, true), (marked.Number, marked.Mark, marked.IsMarkedByCommand));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("3")]
    [InlineData("5")]
    [InlineData("Twice")]
    public void Apply_NoSuchCellOrSeveral_SaysWhatToWrite(string word) =>
        Assert.Equal("MLOPS1009", Assert.Throws<UsageException>(() => CellMarks.Apply(Cells, [word], [])).Code);

    [Fact]
    public void Apply_NothingNamed_MarksWhatWasNamedAtTheLastExport()
    {
        ManifestSource[] recorded =
        [
            new("f", CellText.Digest("x"), "Split", "split"),
            new("f", CellText.Digest(Cells[3].Source), "Double", "9"),
            new("f", "0", "FromTheNotebook"),
            new("f", "0", null, "reading"),
        ];
        Assert.Equal(
            [(4, "Split"), (6, "Double")],
            CellMarks.Apply(Cells, [], recorded).Where(cell => cell.Mark is not null).Select(cell => (cell.Number, cell.Mark!)));
    }

    [Fact]
    public void Apply_CellThatWasNamedAndReplaced_IsMarkedAgain()
    {
        const string Call = "// Demo has Twice.";
        ExportCell cell = Cells[3] with { Call = Call };
        ManifestSource recorded = new("f", CellText.Digest(Call), "Double", "9") { Text = cell.Source };
        Assert.Equal("Double", Assert.Single(CellMarks.Apply([cell], [], [recorded])).Mark);
    }

    [Theory]
    [InlineData("mlops-export:LoadFlights", "LoadFlights")]
    [InlineData("mlops-export", "Row")]
    [InlineData("parameters", null)]
    public void Of_Tags_GivesTheName(string tag, string? name) => Assert.Equal(name, CellMarks.Of(["other", tag], Cells[0].Source));
}
