using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// The files that a notebook names and that lie in its workspace, which the tests of a library read as the notebook did.
/// A notebook may be anybody's: what it names elsewhere is not read.
/// </summary>
/// <param name="services">Finds names of files in code, and snapshots.</param>
/// <param name="notebook">The notebook, absolute.</param>
internal sealed class InputFiles(CommandServices services, string notebook)
{
    private const long LargestFile = 4L << 30;

    private readonly Workspace _workspace = WorkspaceLocator.Find(notebook);
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;

    /// <summary>The paths that cells name, relative to the notebook's folder: of files that are there, or that an earlier export read.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="recorded">What the last export read.</param>
    public IReadOnlySet<string> Named(IReadOnlyList<ExportCell> cells, IReadOnlyList<GoldenFile> recorded) => cells
        .Where(cell => cell.Source.Contains('"', StringComparison.Ordinal))
        .SelectMany(cell => services.CodeFiles.Value.FilesNamed(cell.Source))
        .Where(path => recorded.Any(file => file.Path == path) || Has(path))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a path names a file of the workspace that can be read.</summary>
    /// <param name="path">Relative to the notebook's folder.</param>
    public bool Has(string path)
    {
        string full = Path.GetFullPath(path, _folder);
        return !Path.IsPathRooted(path) && PathFence.Objection(_workspace.Fence, full) is null && !_workspace.IsInternal(full)
            && File.Exists(full) && RegularFile.Is(full) && new FileInfo(full).Length <= LargestFile;
    }

    /// <summary>What a file holds now.</summary>
    /// <param name="path">One that is there; relative to the notebook's folder.</param>
    public GoldenFile Read(string path)
    {
        using FileStream stream = File.OpenRead(Path.GetFullPath(path, _folder));
        using IncrementalHash content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Git's own id of the bytes, not a digest that anything is trusted by.
        using IncrementalHash blob = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        blob.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {stream.Length}\0")));
        byte[] buffer = new byte[1 << 16];
        using MemoryStream first = new();
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            content.AppendData(buffer, 0, read);
            blob.AppendData(buffer, 0, read);
            if (first.Length <= GoldenFile.LongestText)
            {
                first.Write(buffer, 0, read);
            }
        }

        string sha256 = Convert.ToHexStringLower(content.GetHashAndReset());
        return new GoldenFile(path, stream.Length, sha256, Convert.ToHexStringLower(blob.GetHashAndReset()))
        {
            Text = first.Length <= GoldenFile.LongestText ? TextOf(first.ToArray()) : null,
            Snapshot = SnapshotOf(sha256),
        };
    }

    /// <summary>Bytes as text, where they are text that comes back as the same bytes.</summary>
    private static string? TextOf(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes)
            && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t') || letter == '\uFEFF')
                ? text
                : null;
    }

    /// <summary>The oldest that keeps it, so that another one changes nothing.</summary>
    private string? SnapshotOf(string sha256) => Directory.Exists(Path.Combine(_workspace.FactsFolder, "snapshots"))
        && services.Snapshots(_workspace).Readable().Manifests.LastOrDefault(manifest =>
            manifest.Files is [var only] && only.Sha256 == sha256) is { } kept
            ? $"{kept.Name}@{kept.ShortId}"
            : null;
}
