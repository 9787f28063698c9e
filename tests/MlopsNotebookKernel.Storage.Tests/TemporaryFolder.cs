using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Tests;

/// <summary>A workspace without Git in a folder of its own, deleted with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("mlops-storage-").FullName;

    public string Path { get; }

    public Workspace Workspace => new(Path, null, null);

    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file; folders are made.</summary>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        string path = Combine(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
