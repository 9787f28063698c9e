using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Domain.Tests.Notebooks.Dib;

public sealed class DibReaderTests
{
    [Fact]
    public void Read_PolyglotNotebook_ReadsCells()
    {
        NotebookDocument document = Parse(NotebookSamples.Dib);

        Assert.Equal(["csharp", "markdown", "flights", "fsharp"], document.Cells.Select(cell => cell.Language));
        Assert.Equal("#r \"nuget: Microsoft.ML, 5.0.1\"\n\nint rows = 3;", document.Cells[0].Source);
        Assert.Equal("# Title\n\n#!share is text", document.Cells[1].Source);
    }

    [Fact]
    public void Read_TextBeforeAnyHeader_IsACellInTheDefaultLanguage()
    {
        NotebookDocument document = Parse("\n1 + 1\n#!html\n<b>x</b>");

        Assert.Equal(["csharp", "html"], document.Cells.Select(cell => cell.Language));
        Assert.Equal(["1 + 1", "<b>x</b>"], document.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Read_CellThatStartsIndented_KeepsItsIndentation() =>
        Assert.Equal("  if (a)\n    b();", Parse("#!csharp\n\n \n  if (a)\n    b();\n\n").Cells[0].Source);

    [Fact]
    public void Write_SourceChanged_ChangesThatSegmentAlone()
    {
        string text = NotebookSamples.Dib.Replace("\n", "\r\n", StringComparison.Ordinal);
        NotebookDocument document = Parse(text);

        string written = document.Replace(2, document.Cells[2].WithSource("SELECT 2\nFROM t")).ToText();

        Assert.Equal(text.Replace("SELECT 1", "SELECT 2\r\nFROM t", StringComparison.Ordinal), written);
    }

    [Fact]
    public void Write_CellInsertedAtTheEndWithoutLineEnd_StandsOnItsOwnLine()
    {
        NotebookDocument document = Parse("#!csharp\n1");

        string written = document.Insert(1, NotebookCell.Create(CellKind.Markdown, "x")).ToText();

        Assert.Equal("#!csharp\n1\n#!markdown\n\nx\n", written);
    }

    [Fact]
    public void WithMetadata_NoMeta_OpensOne()
    {
        NotebookDocument document = Parse("#!csharp\n1").WithMetadata("mlops", new JsonObject { ["b"] = 1, ["a"] = 2 });

        Assert.Equal("#!meta\n\n{\"mlops\":{\"a\":2,\"b\":1}}\n\n#!csharp\n1", document.ToText());
        Assert.Equal(2, (int)Parse(document.ToText()).GetMetadata("mlops")!["a"]!);
    }

    private static NotebookDocument Parse(string text) => NotebookDocument.Parse(text, NotebookFormat.Dib, "a.dib");
}
