using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Notebooks.Differences;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Tests.Notebooks.Differences;

public sealed class NotebookDifferenceTests
{
    private static readonly NotebookCell[] Cells =
    [
        Code("a", "var rows = Load(\"flights.csv\");"),
        NotebookCell.Create(CellKind.Markdown, "# What is late?", id: "b"),
        Code("c", "var model = Train(rows, seed: 1);"),
        Code("d", "model.Evaluate(rows) // in minutes", "0.61"),
    ];

    [Fact]
    public void Of_Same_HasNoDifference()
    {
        NotebookDifference difference = Compare(Cells);
        Assert.Empty(difference.Cells);
        Assert.True(difference.IsSameCode);
    }

    [Fact]
    public void Of_CodeChanged_IsCode() => AssertOne(CellParts.Code, false, Cells[0], Cells[1], Code("c", "var model = Train(rows, seed: 2);"), Cells[3]);

    [Fact]
    public void Of_CommentChanged_IsProse() => AssertOne(CellParts.Prose, false, Cells[0], Cells[1], Cells[2], Code("d", "model.Evaluate(rows) // in hours", "0.61"));

    [Fact]
    public void Of_MarkdownChanged_IsProse() =>
        AssertOne(CellParts.Prose, false, Cells[0], NotebookCell.Create(CellKind.Markdown, "# What is early?", id: "b"), Cells[2], Cells[3]);

    [Fact]
    public void Of_OutputChanged_IsOutputsAlone() => AssertOne(CellParts.Outputs, false, Cells[0], Cells[1], Cells[2], Code("d", "model.Evaluate(rows) // in minutes", "0.62"));

    [Fact]
    public void Of_CellMoved_NamesTheOneThatMoved() => AssertOne(CellParts.Code, true, Cells[3], Cells[0], Cells[1], Cells[2]);

    [Fact]
    public void Of_CellAdded_IsTheOnlyDifference()
    {
        CellDifference added = Assert.Single(Compare([Cells[0], Code("x", "rows.Count"), .. Cells[1..]]).Cells);
        Assert.Equal((null, 1, CellParts.Code), (added.Before, added.After, added.Parts));
    }

    [Fact]
    public void Of_CellRemoved_StandsWhereItStood()
    {
        CellDifference[] differences = [.. Compare([Cells[0], Cells[2], Code("d", "model.Evaluate(rows)", "1")]).Cells];
        Assert.Equal([1, 3], differences.Select(difference => difference.Before));
        Assert.Null(differences[0].After);
    }

    [Fact]
    public void Of_AllIdsNew_MatchesByText()
    {
        NotebookDifference difference = Compare([.. Cells.Select((cell, index) => cell.Kind == CellKind.Code ? Code($"new{index}", cell.Source, index == 3 ? "0.61" : null) : NotebookCell.Create(cell.Kind, cell.Source, id: $"new{index}"))]);
        Assert.Empty(difference.Cells);
    }

    [Fact]
    public void Of_IdsNumberedAnew_MatchesByTextBeforeIds()
    {
        NotebookCell[] before = [Code("c1", "one();"), Code("c2", "two();"), Code("c3", "three();")];
        NotebookCell[] after = [Code("c1", "zero();"), Code("c2", "one();"), Code("c3", "two();"), Code("c4", "three();")];
        CellDifference added = Assert.Single(Compare(before, after).Cells);
        Assert.Equal((null, "zero();"), (added.Before, added.New!.Source));
    }

    [Fact]
    public void Of_NoIds_MatchesTextsThatAreAlike()
    {
        NotebookDocument before = NotebookDocument.Create(NotebookFormat.Dib, Cells);
        NotebookDocument after = NotebookDocument.Create(NotebookFormat.Dib, [Cells[0], Cells[1], Code("c", "var model = Train(rows, seed: 7);"), Cells[3]]);
        NotebookDifference difference = NotebookDifference.Of(before, after, new WithoutComments());
        CellDifference changed = Assert.Single(difference.Cells);
        Assert.Equal((2, 2, false), (changed.Before, changed.After, difference.HasOutputs));
    }

    [Fact]
    public void Of_TextsThatHaveLittleInCommon_AreTwoCells() =>
        Assert.Equal(2, Compare([Code("p", "alpha beta gamma delta")], [Code("q", "epsilon zeta eta theta")]).Cells.Count);

    [Fact]
    public void Of_LanguageChanged_IsCode() =>
        AssertOne(CellParts.Code, false, Cells[0], Cells[1], NotebookCell.Create(CellKind.Code, Cells[2].Source, "fsharp", id: "c"), Cells[3]);

    [Fact]
    public void Of_ThousandsOfCells_Ends()
    {
        NotebookCell[] before = [.. Enumerable.Range(0, 3000).Select(i => Code($"b{i}", $"old_{i}();"))];
        NotebookCell[] after = [.. Enumerable.Range(0, 3000).Select(i => Code($"a{i}", $"new_{i}(now);"))];
        Assert.NotEmpty(Compare(before, after).Cells);
    }

    private static void AssertOne(CellParts parts, bool isMoved, params NotebookCell[] after)
    {
        NotebookDifference difference = Compare(after);
        CellDifference one = Assert.Single(difference.Cells);
        Assert.Equal((parts, isMoved, !parts.HasFlag(CellParts.Code)), (one.Parts, one.IsMoved, difference.IsSameCode));
    }

    private static NotebookDifference Compare(NotebookCell[] after) => Compare(Cells, after);

    private static NotebookDifference Compare(NotebookCell[] before, NotebookCell[] after) => NotebookDifference.Of(
        NotebookDocument.Create(NotebookFormat.Ipynb, before), NotebookDocument.Create(NotebookFormat.Ipynb, after), new WithoutComments());

    private static NotebookCell Code(string id, string source, string? output = null)
    {
        NotebookCell cell = NotebookCell.Create(CellKind.Code, source, id: id);
        return output is null ? cell : cell.WithRun(1, [new CellOutput.Result(Bundle.OfText(output))]);
    }

    private sealed class WithoutComments : ICodeFingerprint
    {
        public string Of(string source) => source.Split("//")[0].Trim();
    }
}
