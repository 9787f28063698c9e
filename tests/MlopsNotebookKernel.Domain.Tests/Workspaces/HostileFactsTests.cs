using System.Diagnostics;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Tests.Pins;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Workspaces;

/// <summary>A <c>.mlops</c> folder out of a clone, with links and pipes where files and folders belong.</summary>
public sealed class HostileFactsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlops facts ").FullName;
    private readonly string _outside = Directory.CreateTempSubdirectory("mlops-outside-").FullName;

    private Workspace Workspace => new(_root, _root, null);

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        Directory.Delete(_outside, recursive: true);
    }

    [Theory, InlineData(".mlops"), InlineData(".mlops/pins")]
    public void Write_FactsFolderIsALinkOutOfTheWorkspace_IsRefused(string linked)
    {
        string path = Path.Combine(_root, linked);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateSymbolicLink(path, _outside);

        WorkspaceException refused = Assert.Throws<WorkspaceException>(() => new PinStore(Workspace).Write(SampleStamps.Full(), null));

        Assert.Equal("MLOPS2110", refused.Code);
        Assert.Contains($"symbolic link {linked}, which leads out of the working tree", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_outside));
    }

    [Theory, InlineData("decisions"), InlineData("metrics"), InlineData("pins")]
    public void Read_FactsFolderIsALinkOutOfTheWorkspace_IsRefused(string folder)
    {
        Directory.CreateDirectory(Path.Combine(_root, ".mlops"));
        Directory.CreateSymbolicLink(Path.Combine(_root, ".mlops", folder), _outside);

        Assert.Throws<WorkspaceException>(() => folder switch
        {
            "decisions" => (object)new DecisionStore(Workspace).All(),
            "metrics" => new MetricStore(Workspace).All(),
            _ => new PinStore(Workspace).Notebooks(),
        });
    }

    [Theory, InlineData("link"), InlineData("pipe")]
    public void Read_FactThatIsNoFileOfItsOwn_IsNotReadAndSaysSo(string form)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There, devices and pipes have no place among files.
        }

        foreach ((string file, string code) in (ReadOnlySpan<(string, string)>)
            [("pins/a.ipynb.pin.json", form == "link" ? "MLOPS2110" : "MLOPS1702"), ("decisions/2026-01-01-a-1234.md", "MLOPS1923"), ("metrics/auc.json", "MLOPS1903")])
        {
            Plant(Path.Combine(_root, ".mlops", file), form);
            MlopsException refused = Assert.ThrowsAny<MlopsException>(() => file[0] switch
            {
                'p' => (object?)new PinStore(Workspace).Find(Path.Combine(_root, "a.ipynb")),
                'd' => new DecisionStore(Workspace).All(),
                _ => new MetricStore(Workspace).Find("auc"),
            });
            Assert.Equal(code, refused.Code);
            Assert.Contains(form == "link" ? "symbolic link" : "it is a pipe or a device", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("link"), InlineData("pipe")]
    public async Task ReadAsync_NotebookThatHasNoEnd_IsRefused(string form)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There, devices and pipes have no place among files.
        }

        string path = Path.Combine(_root, "a.ipynb");
        Plant(path, form);

        NotebookException refused = await Assert.ThrowsAsync<NotebookException>(() => NotebookDocument.ReadAsync(path, default).WaitAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal("MLOPS1116", refused.Code);
    }

    [Theory, InlineData("link"), InlineData("pipe")]
    public void Find_GitFileThatHasNoEnd_IsNoRepository(string form)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There, devices and pipes have no place among files.
        }

        Plant(Path.Combine(_root, ".git"), form);
        Assert.Null(WorkspaceLocator.Find(_root).GitRoot);
    }

    private static void Plant(string path, string form)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (form == "link")
        {
            File.CreateSymbolicLink(path, "/dev/zero");
            return;
        }

        using Process made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
    }
}
