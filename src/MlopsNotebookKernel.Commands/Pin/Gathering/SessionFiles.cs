using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Code.Packages;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>
/// The files that a session's code used: data that it read, assemblies, imported code. Where the session's own snapshots were
/// taken from or brought back to is theirs; what the session itself wrote is its output, not what it relied on.
/// </summary>
/// <param name="paths">Turns paths into a stamp's form.</param>
/// <param name="objects">Digests files, unchanged ones without reading them again.</param>
/// <param name="fingerprint">Digests code.</param>
/// <param name="code">Finds the files that code names.</param>
internal sealed class SessionFiles(StampPaths paths, IObjectStore objects, ICodeFingerprint fingerprint, ICodeFiles code)
{
    private static readonly string[] ImportLines = ["#!import", "#load"];

    /// <summary>What running code opens beside data: assemblies and what belongs to them, and code.</summary>
    private static readonly string[] CodeEndings =
        [".dll", ".exe", ".pdb", ".so", ".dylib", ".deps.json", ".runtimeconfig.json", ".cs", ".csx", ".csproj", ".ipynb", ".dib"];

    /// <summary>Finds them; each file once, by its first use.</summary>
    /// <param name="session">The session.</param>
    /// <param name="notebook">The notebook's path in the workspace: it is no file that it used.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="assets">Its snapshots: files they were taken from are theirs.</param>
    /// <param name="projects">Absolute paths of references that projects of the repository stand for.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<StampedFile>> OfAsync(
        INotebookSession session,
        string notebook,
        IReadOnlyList<StampedCell> cells,
        IReadOnlyList<StampedAsset> assets,
        IReadOnlySet<string> projects,
        CancellationToken cancellation)
    {
        HashSet<string> kept = [.. assets.Where(asset => asset.Path is not null).Select(asset => asset.Path!), notebook];
        string[] folders = [.. assets.Where(asset => asset is { Kind: SnapshotKind.Folder, Path: not null }).Select(asset => asset.Path + "/")];
        return await DigestAsync(
            session,
            Uses(session, cells).Where(use => use.Use != FileUse.Reference || !projects.Contains(Path.GetFullPath(use.Path, session.WorkingDirectory))),
            path => kept.Contains(path) || folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Finds the data and the code that a session used so far, inside the repository, projects and references apart; each
    /// file once, by its first use.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="notebook">The notebook's path in the workspace; null when not known.</param>
    /// <param name="cells">Run and text of its cells.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<StampedFile>> SoFarAsync(
        INotebookSession session, string? notebook, IEnumerable<(int Run, string Source)> cells, CancellationToken cancellation)
    {
        StampedCell[] ran = [.. cells.Select(cell => new StampedCell(cell.Run, null, null, "", null, CellStatus.Succeeded, cell.Source))];
        return await DigestAsync(
            session,
            Uses(session, ran).Where(use => use.Use is FileUse.Data or FileUse.Import && paths.Relative(Path.GetFullPath(use.Path, session.WorkingDirectory)) is not null),
            path => path == notebook,
            cancellation).ConfigureAwait(false);
    }

    /// <summary>A file as it is now.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">Its path in a stamp.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="cell">Where.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<StampedFile> FileAsync(string path, string name, FileUse use, int cell, CancellationToken cancellation)
    {
        long length = new FileInfo(path).Length;
        return use == FileUse.Import && IsNotebook(path)
            ? new StampedFile(name, use, 0, await CodeOfAsync(path, cancellation).ConfigureAwait(false), cell)
            : new StampedFile(name, use, length, await objects.DigestFileAsync(path, null, cancellation).ConfigureAwait(false), cell);
    }

    /// <summary>Whether a file is a notebook, of which only the code counts when it is imported.</summary>
    /// <param name="path">A path.</param>
    public static bool IsNotebook(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".ipynb" or ".dib";

    private async Task<IReadOnlyList<StampedFile>> DigestAsync(
        INotebookSession session, IEnumerable<(string Path, FileUse Use, int Cell, bool IsNamed)> uses, Func<string, bool> isElsewhere, CancellationToken cancellation)
    {
        Dictionary<string, StampedFile> files = new(StringComparer.Ordinal);
        HashSet<string> opened = [.. session.Journal.Facts.OfType<JournalFact.FileOpened>().Select(fact => fact.Path)];
        foreach ((string written, FileUse use, int cell, bool isNamed) in uses)
        {
            string path = Path.GetFullPath(written, session.WorkingDirectory);
            string? relative = paths.Relative(path);
            if (!File.Exists(path) || (relative is not null && isElsewhere(relative)) || (use == FileUse.Data && File.GetLastWriteTimeUtc(path) >= session.Journal.Started.UtcDateTime))
            {
                continue;
            }

            string name = relative ?? written.Replace('\\', '/');
            if (files.ContainsKey(name))
            {
                continue;
            }

            files[name] = await FileAsync(path, name, relative is null ? FileUse.Outside : use, cell, cancellation).ConfigureAwait(false) with
            {
                Confirmed = use == FileUse.Data && opened.Contains(path) ? StampedFile.Opened : null,
                Unnamed = !isNamed,
            };
        }

        return [.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private IEnumerable<(string Path, FileUse Use, int Cell, bool IsNamed)> Uses(INotebookSession session, IReadOnlyList<StampedCell> cells)
    {
        HashSet<string> written = [];
        foreach (StampedCell cell in cells)
        {
            foreach (string file in CodePackages.FilesReferencedBy(cell.Source))
            {
                written.Add(Path.GetFullPath(file, session.WorkingDirectory));
                yield return (file, FileUse.Reference, cell.ExecutionCount, true);
            }

            foreach (string file in Imports(cell.Source))
            {
                yield return (file, FileUse.Import, cell.ExecutionCount, true);
            }

            foreach (string file in code.FilesNamed(cell.Source))
            {
                yield return (file, FileUse.Data, cell.ExecutionCount, true);
            }
        }

        // What imported notebooks refer to, no cell of this one shows.
        foreach (string file in session.ReferencedFiles.Where(file => !written.Contains(Path.GetFullPath(file))))
        {
            yield return (file, FileUse.Reference, cells.Count > 0 ? cells[0].ExecutionCount : 1, true);
        }

        // Last, so that what a cell names counts as named.
        foreach (JournalFact.FileOpened read in session.Journal.Facts.OfType<JournalFact.FileOpened>().Where(read => !IsCode(read.Path)))
        {
            yield return (read.Path, FileUse.Data, read.ExecutionCount, false);
        }
    }

    private static bool IsCode(string path) => CodeEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Imports(string source) =>
        from line in source.Split('\n', StringSplitOptions.TrimEntries)
        let directive = ImportLines.FirstOrDefault(name => line.StartsWith(name + " ", StringComparison.Ordinal))
        where directive is not null
        let file = line[directive.Length..].Trim().Trim('"')
        where file.Length > 0
        select file;

    /// <summary>The code of a notebook alone: running it gives it other outputs, which change nothing for who imports it.</summary>
    private async Task<string> CodeOfAsync(string path, CancellationToken cancellation)
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
        string code = string.Join('\n', DocumentCells.Of(document, fingerprint).Select(cell => cell.Fingerprint));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
    }
}
