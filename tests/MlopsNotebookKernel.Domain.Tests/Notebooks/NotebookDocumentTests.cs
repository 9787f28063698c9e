using System.Text;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Tests.Notebooks;

public sealed class NotebookDocumentTests
{
    [Fact]
    public void Parse_JupyterNotebook_ReadsCells()
    {
        NotebookDocument document = Ipynb(NotebookSamples.Jupyter);

        Assert.Equal("csharp", document.DefaultLanguage);
        Assert.Equal(["intro", "load-1", "fs", "raw-1"], document.Cells.Select(cell => cell.Id));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Raw], document.Cells.Select(cell => cell.Kind));
        Assert.Equal(["markdown", "csharp", "fsharp", "raw"], document.Cells.Select(cell => cell.Language));
        Assert.Equal("# Délais ✈ 😀\nno-break\u00A0space, <b>tags</b> & \"quotes\"", document.Cells[0].Source);
        Assert.Equal(1, document.Cells[1].ExecutionCount);
        Assert.Equal(["parameters"], document.Cells[1].Tags);
        Assert.Equal("", document.Cells[2].Source);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void ToBytes_Unchanged_GivesIdenticalBytes(string newline)
    {
        foreach (string sample in (string[])[NotebookSamples.Jupyter, "\uFEFF" + NotebookSamples.Jupyter, NotebookSamples.Jupyter.TrimEnd(), NotebookSamples.Jupyter + "\n\n"])
        {
            string text = sample.Replace("\n", newline, StringComparison.Ordinal);
            Assert.Equal(Encoding.UTF8.GetBytes(text), Ipynb(text).ToBytes());
        }
    }

    [Theory]
    [InlineData(" ", "\n")]
    [InlineData("  ", "\n")]
    [InlineData("    ", "\r\n")]
    [InlineData("\t", "\n")]
    public void ToText_RunReplacedWithItself_GivesIdenticalText(string indent, string newline)
    {
        string text = Relaid(indent, newline);
        NotebookDocument document = Ipynb(text);
        NotebookCell cell = document.Cells[1];

        NotebookDocument written = document.Replace(1, cell.WithRun(cell.ExecutionCount, cell.Outputs));

        Assert.Equal(text, written.ToText());
    }

    [Fact]
    public void Outputs_TracebackOfNull_IsAnErrorWithoutFrames()
    {
        NotebookDocument document = Ipynb("""
            {"cells": [{"cell_type": "code", "source": [], "outputs": [{"output_type": "error", "ename": "CS0103", "evalue": "no", "traceback": [null]}]}], "nbformat": 4}
            """);

        Assert.Equal("CS0103", Assert.IsType<CellOutput.Error>(Assert.Single(document.Cells[0].Outputs)).Name);
    }

    [Fact]
    public void ToText_OtherRun_ChangesThatCellAlone()
    {
        NotebookDocument document = Ipynb(NotebookSamples.Jupyter);

        string text = document.Replace(1, document.Cells[1].WithRun(7, [new CellOutput.Stream(true, "x")])).ToText();

        const string oldCount = "\"execution_count\": 1,\n   \"id\": \"load-1\"";
        int outputs = NotebookSamples.Jupyter.IndexOf("   \"outputs\": [", StringComparison.Ordinal);
        int source = NotebookSamples.Jupyter.IndexOf("   \"source\": [\n    \"int rows", StringComparison.Ordinal);
        string expected = NotebookSamples.Jupyter[..outputs].Replace(oldCount, oldCount.Replace('1', '7').Replace("load-7", "load-1", StringComparison.Ordinal), StringComparison.Ordinal)
            + "   \"outputs\": [\n    {\n     \"name\": \"stderr\",\n     \"output_type\": \"stream\",\n     \"text\": [\n      \"x\"\n     ]\n    }\n   ],\n"
            + NotebookSamples.Jupyter[source..];
        Assert.Equal(expected, text);
    }

    [Fact]
    public void ToText_MinifiedDocument_StaysOnOneLine()
    {
        const string text = """{"cells":[{"cell_type":"code","source":"1","metadata":{},"outputs":[],"execution_count":null,"x":{"y":1}}],"metadata":{},"nbformat":4,"nbformat_minor":2}""";
        NotebookDocument document = Ipynb(text);

        string written = document.Replace(0, document.Cells[0].WithRun(1, [new CellOutput.Result(Bundle.OfText("1"))])).ToText();

        Assert.Equal("""{"cells":[{"cell_type":"code","source":"1","metadata":{},"outputs":[{"data":{"text/plain":["1"]},"execution_count":1,"metadata":{},"output_type":"execute_result"}],"execution_count":1,"x":{"y":1}}],"metadata":{},"nbformat":4,"nbformat_minor":2}""", written);
    }

    [Fact]
    public void WithMetadata_NewMember_IsSortedInAndReadBack()
    {
        NotebookDocument document = Ipynb(NotebookSamples.Jupyter);
        JsonObject stamp = new() { ["schema"] = "mlops.pin/1", ["cells"] = 3 };

        NotebookDocument stamped = document.WithMetadata("mlops", stamp);

        Assert.True(JsonNode.DeepEquals(stamp, Ipynb(stamped.ToText()).GetMetadata("mlops")));
        Assert.Contains("  \"mlops\": {\n   \"cells\": 3,\n   \"schema\": \"mlops.pin/1\"\n  },\n  \"unknown\": {", stamped.ToText(), StringComparison.Ordinal);
        Assert.Equal(NotebookSamples.Jupyter, stamped.WithMetadata("mlops", null).ToText());
        Assert.Same(stamped, stamped.WithMetadata("mlops", stamp.DeepClone()));
    }

    [Fact]
    public void Insert_DocumentWithIds_GivesTheCellOne()
    {
        NotebookDocument document = Ipynb(NotebookSamples.Jupyter);
        NotebookCell cell = NotebookCell.Create(CellKind.Code, "int seed = 3;", tags: ["injected-parameters"]);

        NotebookDocument first = document.Insert(2, cell);
        NotebookDocument again = document.Insert(2, cell);

        Assert.Matches("^[0-9a-f]{8}$", first.Cells[2].Id!);
        Assert.Equal(first.ToText(), again.ToText());
        Assert.Equal(["injected-parameters"], Ipynb(first.ToText()).Cells[2].Tags);
        Assert.Equal(NotebookSamples.Jupyter, first.Remove(2).ToText());
    }

    [Fact]
    public void Insert_DocumentBeforeIds_WritesNone()
    {
        NotebookDocument document = Ipynb("""{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}""");

        string text = document.Insert(0, NotebookCell.Create(CellKind.Markdown, "x", id: "given")).ToText();

        Assert.DoesNotContain("\"id\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"C#"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","language":"F#"}}""", "fsharp")]
    [InlineData("""{"kernelspec":{"name":".net-pwsh"}}""", "pwsh")]
    [InlineData("""{"language_info":{"name":"csharp"}}""", "csharp")]
    [InlineData("""{"kernelspec":{"name":"python3","language":"python"}}""", "python")]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}},"kernelspec":{"language":"C#"}}""", "fsharp")]
    [InlineData("{}", "csharp")]
    public void DefaultLanguage_MetadataOfHosts_IsOneName(string metadata, string expected)
    {
        NotebookDocument document = Ipynb($$"""{"cells":[],"metadata":{{metadata}},"nbformat":4,"nbformat_minor":5}""");

        Assert.Equal(expected, document.DefaultLanguage);
    }

    [Theory]
    [InlineData("""{"dotnet_interactive":{"language":"pwsh"}}""", "pwsh")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"},"dotnet_interactive":{"language":"fsharp"}}""", "csharp")]
    [InlineData("""{"vscode":{"languageId":"polyglot-notebook"}}""", "polyglot-notebook")]
    [InlineData("""{"vscode":{"languageId":"javascript"}}""", "javascript")]
    [InlineData("{}", "csharp")]
    public void Language_MetadataOfCells_IsOneName(string metadata, string expected)
    {
        NotebookDocument document = Ipynb($$"""{"cells":[{"cell_type":"code","metadata":{{metadata}},"source":""}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");

        Assert.Equal(expected, document.Cells[0].Language);
    }

    [Fact]
    public void ConvertTo_DibToIpynbAndBack_KeepsCells()
    {
        NotebookDocument dib = NotebookDocument.Parse(NotebookSamples.Dib, NotebookFormat.Dib, "a.dib");

        NotebookDocument ipynb = Ipynb(dib.ConvertTo(NotebookFormat.Ipynb).ToText());
        NotebookDocument back = NotebookDocument.Parse(ipynb.ConvertTo(NotebookFormat.Dib).ToText(), NotebookFormat.Dib, "b.dib");

        Assert.Equal(dib.Cells.Select(Shape), ipynb.Cells.Select(Shape));
        Assert.Equal(dib.Cells.Select(Shape), back.Cells.Select(Shape));

        static (CellKind, string, string) Shape(NotebookCell cell) => (cell.Kind, cell.Language, cell.Source);
    }

    [Fact]
    public void Outputs_TypeUnknownWithData_IsADisplay()
    {
        NotebookDocument document = Ipynb("""{"cells":[{"cell_type":"code","source":"","outputs":[{"data":{"text/plain":"Installed package Microsoft.ML version 1.4.0"},"output_type":"unknown"}]}],"nbformat":4}""");

        CellOutput.Display display = Assert.IsType<CellOutput.Display>(Assert.Single(document.Cells[0].Outputs));
        Assert.Equal("Installed package Microsoft.ML version 1.4.0", display.Bundle.Text);
    }

    [Fact]
    public void WithRun_Updates_AreAppliedToTheirDisplays()
    {
        NotebookDocument document = Ipynb(NotebookSamples.Jupyter);

        NotebookCell cell = document.Cells[1].WithRun(1,
        [
            new CellOutput.Display(Bundle.OfText("10 %"), "progress"),
            new CellOutput.Stream(false, "x"),
            new CellOutput.Update(Bundle.OfText("100 %"), "progress"),
        ]);

        Assert.Equal("100 %", Assert.IsType<CellOutput.Display>(cell.Outputs[0]).Bundle.Text);
        Assert.Equal(2, cell.Outputs.Count);
    }

    [Fact]
    public async Task Save_Unchanged_LeavesTheFileAlone()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("notebook").FullName, "a.ipynb");
        try
        {
            await File.WriteAllTextAsync(path, NotebookSamples.Jupyter);
            NotebookDocument document = await NotebookDocument.ReadAsync(path, CancellationToken.None);

            Assert.False(document.Save(path));
            Assert.True(document.WithMetadata("mlops", 1).Save(path));
            Assert.Equal(1, (int)(await NotebookDocument.ReadAsync(path, CancellationToken.None)).GetMetadata("mlops")!);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static NotebookDocument Ipynb(string text) => NotebookDocument.Parse(text, NotebookFormat.Ipynb, "a.ipynb");

    private static string Relaid(string indent, string newline)
    {
        IEnumerable<string> lines = NotebookSamples.Jupyter.Split('\n').Select(line =>
        {
            string content = line.TrimStart(' ');
            return string.Concat(Enumerable.Repeat(indent, line.Length - content.Length)) + content;
        });
        return string.Join(newline, lines);
    }
}
