using MlopsNotebookKernel.Commands.Push;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>
/// A research whose data is not committed, stamped with uncommitted code, and a clone of it that shares a folder with it:
/// all that the clone lacks has to come through there.
/// </summary>
internal sealed class SharedResearch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops shared ").FullName;
    private ResearchRig? _clone;

    public ResearchRig Origin { get; } = new();

    /// <summary>The folder that both reach.</summary>
    public string Share => Path.Combine(_folder, "objects");

    public ResearchRig Clone => _clone ??= MakeClone();

    public static async Task<SharedResearch> MakeAsync()
    {
        SharedResearch shared = new();
        Research.Make(shared.Origin);
        shared.Origin.Write(".gitignore", "data/\n");
        shared.Origin.Write("lib.cs", "class Lib;\n");
        shared.Origin.Commit("Code");
        shared.Origin.Write("lib.cs", "class Lib { int changed; }\n");
        await shared.Origin.RunAsync(Research.Notebook);
        shared.Origin.Git("add", ".mlops", Research.Notebook);
        shared.Origin.Git("commit", "-q", "-m", "Stamped");
        return shared;
    }

    public async Task PushAsync() => Assert.True((await Origin.TerminalAsync(PushCommand.Definition, "--remote", Share)).Answer);

    /// <summary>The files of a repository's objects.</summary>
    public static string[] Objects(ResearchRig rig) =>
        Directory.Exists(Folder(rig)) ? [.. Directory.EnumerateFiles(Folder(rig), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    public static void Damage(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose()
    {
        Origin.Dispose();
        _clone?.Dispose();
        foreach (string file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Folder(ResearchRig rig) =>
        Path.GetDirectoryName(Path.GetDirectoryName(new ObjectFolders(WorkspaceLocator.Find(rig.Root).ObjectsFolder).Chunk(new string('0', 64)))!)!;

    private ResearchRig MakeClone()
    {
        Origin.Git("clone", "-q", ".", Path.Combine(_folder, "clone"));
        return new ResearchRig(at: Path.Combine(_folder, "clone"));
    }
}
