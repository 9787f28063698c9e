using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>Records and notebooks may be somebody else's: what they name elsewhere is neither read nor asked for.</summary>
public sealed class UntrustedExportTests
{
    [Theory, InlineData("--check"), InlineData("--dry-run")]
    public async Task Run_RecordOfAFileOutsideTheLibrary_IsRefusedAndShowsNothingOfIt(string option)
    {
        using ExportRig rig = new(ExportRig.Code("#!mlops-export --as Twice\nint Twice(int n) => n * 2;"));
        string outside = Path.Combine(rig.Root, "private.txt");
        File.WriteAllText(outside, "secret\n");
        Directory.CreateDirectory(rig.Library);
        File.WriteAllText(Path.Combine(rig.Library, "export.json"), """
            {"schema":"mlops.export/1","library":"Demo","notebook":"../research.ipynb","packages":[],"sources":[],"members":[],"expected":[],
             "files":[{"path":"../private.txt","sha256":"b37e50cedcd3e3f1ff64f4afc0422084ae694253cf399326868e07a35f4a45fb"}]}
            """);

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync(option));

        Assert.Equal("MLOPS1811", refused.Code);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(outside));
    }

    [Theory, InlineData("//server/share/x.dll"), InlineData(@"\\server\share\x.dll"), InlineData("pipe.dll")]
    public async Task Run_ReferenceToAServerOrAPipe_IsRefusedUnasked(string file)
    {
        using ExportRig rig = new(ExportRig.Code($"#r \"{file}\"\n#!mlops-export --as Twice\nint Twice(int n) => n * 2;"));
        if (file == "pipe.dll")
        {
            if (OperatingSystem.IsWindows())
            {
                return; // There, pipes have no place among files.
            }

            using System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(rig.Root, file)]);
            await made.WaitForExitAsync();
        }

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync("--check").WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal("MLOPS1813", refused.Code);
    }

    [Fact]
    public async Task Run_LibraryFolderIsALinkOutOfTheWorkspace_IsRefused()
    {
        using ExportRig rig = new(ExportRig.Code("#!mlops-export --as Twice\nint Twice(int n) => n * 2;"));
        Directory.CreateDirectory(Path.Combine(rig.Root, ".mlops"));
        DirectoryInfo outside = Directory.CreateTempSubdirectory("mlops-outside-");
        Directory.CreateSymbolicLink(rig.Library, outside.FullName);

        ExportException refused = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());

        Assert.Equal("MLOPS1811", refused.Code);
        Assert.Empty(outside.EnumerateFileSystemInfos());
        outside.Delete();
    }
}
