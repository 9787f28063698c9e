using System.Text;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Domain.Tests.Notebooks;

public sealed class NotebookRefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebook").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "MLOPS1103", "a.ipynb is empty.")]
    [InlineData("{\n \"cells\": [1,\n  éé }", "MLOPS1103", "line 3, column 3")]
    [InlineData("{\"cells\": [], \"nbformat\": 4} x", "MLOPS1103", "line 1, column 30")]
    [InlineData("[]", "MLOPS1105", "no object")]
    [InlineData("{\"nbformat\": 4}", "MLOPS1105", "no cells")]
    [InlineData("{\"cells\": []}", "MLOPS1105", "nbformat")]
    [InlineData("{\"cells\": {}, \"nbformat\": 4}", "MLOPS1105", "no list")]
    [InlineData("{\"worksheets\": [], \"nbformat\": 3}", "MLOPS1106", "format 3")]
    [InlineData("{\"cells\": [], \"nbformat\": 5}", "MLOPS1106", "newer")]
    [InlineData("<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> theirs\n", "MLOPS1104", "conflict markers (line 1)")]
    public void Parse_NoNotebook_SaysWhatAndWhere(string text, string code, string part) => Refused(text, code, part);

    [Theory]
    [InlineData("1", "MLOPS1107", "cell 2 is no object")]
    [InlineData("""{"source": ""}""", "MLOPS1107", "cell 2 has no cell_type")]
    [InlineData("""{"cell_type": "heading", "source": ""}""", "MLOPS1107", "heading")]
    [InlineData("""{"cell_type": "code"}""", "MLOPS1107", "no source")]
    [InlineData("""{"cell_type": "code", "source": 3}""", "MLOPS1108", "cell 2 has a source that is neither")]
    [InlineData("""{"cell_type": "code", "source": ["a\n", 3]}""", "MLOPS1108", "cell 2")]
    [InlineData("""{"cell_type": "code", "source": null}""", "MLOPS1108", "cell 2")]
    [InlineData("""{"cell_type": "code", "source": ["// first", "int x = 1;", "x\n"]}""", "MLOPS1109", "3 lines that lost their line ends")]
    [InlineData("""{"cell_type": "code", "source": "", "execution_count": "x"}""", "MLOPS1107", "execution_count")]
    [InlineData("""{"cell_type": "code", "source": "", "metadata": []}""", "MLOPS1107", "metadata")]
    [InlineData("""{"cell_type": "code", "source": "", "id": 3}""", "MLOPS1107", "id")]
    public void Parse_MalformedCell_NamesTheCell(string cell, string code, string part) =>
        Refused($$"""{"cells": [{"cell_type": "markdown", "source": []}, {{cell}}], "nbformat": 4}""", code, part);

    [Theory]
    [InlineData("3")]
    [InlineData("[3]")]
    [InlineData("""[{"output_type": "stream"}]""")]
    [InlineData("""[{"output_type": "smell"}]""")]
    [InlineData("""[{"data": {}}]""")]
    [InlineData("""[{"output_type": "display_data"}]""")]
    [InlineData("""[{"output_type": "display_data", "data": {"text/plain": 3}}]""")]
    [InlineData("""[{"output_type": "error", "traceback": 3}]""")]
    public void Outputs_Malformed_NamesTheCell(string outputs)
    {
        NotebookDocument document = NotebookDocument.Parse(
            $$"""{"cells": [{"cell_type": "code", "source": [], "outputs": {{outputs}}}], "nbformat": 4}""", NotebookFormat.Ipynb, "a.ipynb");

        NotebookException exception = Assert.Throws<NotebookException>(() => document.Cells[0].Outputs);

        Assert.Equal("MLOPS1113", exception.Code);
        Assert.StartsWith("a.ipynb: cell 1 has output", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooDeep_SaysTheLine() =>
        Refused("{\"cells\": [],\n\"x\": " + new string('[', 100_000) + new string(']', 100_000) + "}", "MLOPS1111", "too deep at line 2");

    [Theory]
    [InlineData("#!meta\n\n{x}\n\n#!csharp\n1", "MLOPS1114", "line 3")]
    [InlineData("#!meta\n[]\n", "MLOPS1114", "line 2")]
    [InlineData("#!csharp\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> theirs\n", "MLOPS1104", "line 2")]
    public void Parse_MalformedDib_SaysWhatAndWhere(string text, string code, string part)
    {
        NotebookException exception = Assert.Throws<NotebookException>(() => NotebookDocument.Parse(text, NotebookFormat.Dib, "a.dib"));

        Check(exception, code, part);
    }

    [Fact]
    public async Task ReadAsync_MissingFile_NamesItsNeighbours()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "01-research.ipynb"), "x");

        NotebookException exception = await Assert.ThrowsAsync<NotebookException>(
            () => NotebookDocument.ReadAsync(Path.Combine(_folder, "1-research.ipynb"), CancellationToken.None));

        Check(exception, "MLOPS1101", "There is no notebook");
        Assert.Contains("01-research.ipynb", exception.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_MissingFolder_SaysSo() =>
        Check(await Fault(Path.Combine(_folder, "no", "a.ipynb")), "MLOPS1101", "There is no notebook");

    [Fact]
    public async Task ReadAsync_Folder_SaysSo()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "a.ipynb")).FullName;

        Check(await Fault(folder), "MLOPS1101", "is a folder");
    }

    [Fact]
    public async Task ReadAsync_OtherExtension_SaysWhichAreRead() =>
        Check(await Fault(Path.Combine(_folder, "a.txt")), "MLOPS1112", "no notebook by its name");

    [Fact]
    public async Task ReadAsync_NotUtf8_SaysSo()
    {
        string path = Path.Combine(_folder, "a.ipynb");
        await File.WriteAllBytesAsync(path, Encoding.Unicode.GetBytes("{\"é\": 1}"));

        Check(await Fault(path), "MLOPS1102", "UTF-8");
    }

    [Fact]
    public async Task ReadAsync_TooBig_SaysTheLimit()
    {
        string path = Path.Combine(_folder, "a.ipynb");
        using (FileStream stream = File.Create(path))
        {
            stream.SetLength(257L * 1024 * 1024);
        }

        Check(await Fault(path), "MLOPS1110", "257 MiB, the limit is 256 MiB");
    }

    private static Task<NotebookException> Fault(string path) =>
        Assert.ThrowsAsync<NotebookException>(() => NotebookDocument.ReadAsync(path, CancellationToken.None));

    private static void Refused(string text, string code, string part) =>
        Check(Assert.Throws<NotebookException>(() => NotebookDocument.Parse(text, NotebookFormat.Ipynb, "a.ipynb")), code, part);

    private static void Check(NotebookException exception, string code, string part)
    {
        Assert.Equal(code, exception.Code);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.NotEmpty(exception.Remedy);
    }
}
