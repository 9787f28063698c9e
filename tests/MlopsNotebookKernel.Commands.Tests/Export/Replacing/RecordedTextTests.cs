using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Tests.Export.Replacing;

/// <summary>What <c>export.json</c>, which may come out of anybody's clone, says that calls stand for.</summary>
public sealed class RecordedTextTests
{
    private const string Call = "#!mlops-export --as Twice\n// Demo has Double.";
    private const string Text = "#!mlops-export --as Twice\nint Double(int n) => 2 * n;";

    [Theory]
    [InlineData("--check", "#!mlops-export --as Twice\nint Double(int n) => 3 * n;", "is not the one that was exported")]
    [InlineData("--restore", "#!mlops-export --as Twice\nint Double(int n) => 3 * n;", "is not the one that was exported")]
    [InlineData("--dry-run", null, "is longer than 1048576 characters")]
    public async Task Run_TextThatWasNotExported_IsRefusedAndNothingIsWritten(string option, string? text, string reason)
    {
        using ExportRig rig = Rig(text ?? Text + "\n//" + new string('x', ManifestSource.LongestText));
        string notebook = File.ReadAllText(rig.NotebookPath);

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync(option));

        Assert.Equal("MLOPS1805", refused.Code);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(notebook, File.ReadAllText(rig.NotebookPath));
    }

    [Fact]
    public async Task Run_TextThatRefersToAServer_IsRefusedAsInACell()
    {
        using ExportRig rig = Rig("#!mlops-export --as Twice\n#r \"//server/share/x.dll\"\nint Double(int n) => 2 * n;", isSame: true);
        Assert.Equal("MLOPS1813", (await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--check"))).Code);
    }

    [Fact]
    public async Task Run_RefusalInTheTextOfACall_SaysWhereThatIs()
    {
        using ExportRig rig = Rig("#!mlops-export --as Twice\nint Double(int n) => missing * n;", isSame: true);
        ExportRefusal refusal = Assert.Single((await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--check"))).Refusals);
        Assert.Equal((1, 2), (refusal.Cell, refusal.Line));
        Assert.EndsWith("--restore brings it back.", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RestoreWithTheReferenceGone_BringsTheTextBack()
    {
        using ExportRig rig = Rig(Text);
        await rig.ExportAsync("--restore");
        Assert.Equal([Text], (await NotebookDocument.ReadAsync(rig.NotebookPath, CancellationToken.None)).Cells.Select(cell => cell.Source));
        Assert.DoesNotContain("\"text\"", rig.Files()["export.json"], StringComparison.Ordinal);
    }

    private static ExportRig Rig(string text, bool isSame = false)
    {
        ExportRig rig = new(ExportRig.Code(Call));
        Directory.CreateDirectory(rig.Library);
        ExportManifest manifest = new()
        {
            Library = "Demo",
            Notebook = "../research.ipynb",
            Packages = [],
            Reference = CellText.Digest("#r \"Demo/Demo.csproj\""),
            Sources = [new ManifestSource(new CodeFingerprint().Of(isSame ? text : Text), CellText.Digest(Call), "Twice") { Text = text }],
            Members = [new ManifestMember("Double", "function", "DemoPipeline.Twice.cs", "Twice")],
            Expected = [],
            Files = [],
        };
        File.WriteAllText(Path.Combine(rig.Library, "export.json"), manifest.ToJson());
        return rig;
    }
}
