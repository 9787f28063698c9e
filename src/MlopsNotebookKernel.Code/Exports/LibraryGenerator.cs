using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Makes a class library of a notebook's marked cells: declarations become types and static methods, statements become
/// a method whose parameters are the values they read and whose result is what later cells use. The same notebook
/// gives the same text. Nothing is written, nothing runs.
/// </summary>
public static class LibraryGenerator
{
    private static readonly CodeFingerprint Fingerprint = new();

    /// <summary>Makes the library.</summary>
    /// <param name="request">The notebook and what it compiles against.</param>
    /// <exception cref="ExportException">
    /// No cell is marked (MLOPS1801), the code cannot become a library (MLOPS1802), or the library does not compile
    /// (MLOPS1803).
    /// </exception>
    public static ExportPlan Generate(ExportRequest request)
    {
        IReadOnlyList<MetadataReference> references = FrameworkReferences.With(
            request.ReferencePaths.Where(path => Path.GetFileNameWithoutExtension(path) != DisplayFunctions.AssemblyName));
        NotebookIndex index = new(NotebookCompilation.Of(request, references));
        if (index.Cells.All(cell => cell.Mark is null))
        {
            throw new ExportException(
                "MLOPS1801", "No cell is marked as finished.", "Put #!mlops-export --as NAME at the top of the cells to export and run them, tag them mlops-export:NAME, or name them: --cell CELL=NAME.");
        }

        LibraryParts parts = new(index);
        if (parts.Refusals.Count > 0)
        {
            throw ExportException.Refused([.. parts.Refusals.OrderBy(refusal => refusal.Cell).ThenBy(refusal => refusal.Line)]);
        }

        // An interface may lack a member that a step uses; then only the type in full will do.
        LibraryCheck check = new(references);
        return Write(request, index, parts, new LibraryNames(request, isPrecise: false), check, out _, out _)
            ?? Write(request, index, parts, new LibraryNames(request, isPrecise: true), check, out IReadOnlyList<LibraryError> errors, out IReadOnlyList<ExportedMember> members)
            ?? throw (new LibraryFaults(index, members).Of(errors) is { Count: > 0 } refusals
                ? ExportException.Refused(refusals)
                : new ExportException(
                    "MLOPS1803",
                    $"The library made from the marked cells does not compile:\n{string.Join('\n', errors.Take(10).Select(error => $"{error.Path}: {error.Message} ({error.Id})\n    {error.Code}"))}",
                    "Write the named statements in a way that compiles inside a method too; nothing was written."));
    }

    private static ExportPlan? Write(
        ExportRequest request,
        NotebookIndex index,
        LibraryParts parts,
        LibraryNames names,
        LibraryCheck check,
        out IReadOnlyList<LibraryError> errors,
        out IReadOnlyList<ExportedMember> members)
    {
        LibraryWriter writer = new(request, index, parts, names);
        IReadOnlyList<LibraryDraft> library = writer.Write();
        members = writer.Members;
        HashSet<string> left = [];
        while (true)
        {
            Replay replay = new(index, parts, names, left);
            List<LibraryDraft> drafts = [.. library];
            if (replay.Values.Count > 0)
            {
                drafts.Add(ReplayText.Write(replay, drafts, names));
                drafts.Add(new LibraryDraft("LibraryFolder.cs", [], $"namespace {names.Library}.Tests;\ninternal static class LibraryFolder {{ public static void EnterNotebook() {{ }} }}\n"));
            }

            IReadOnlyList<LibraryDraft> settled = check.Settle(drafts, out errors);
            if (errors.Count == 0)
            {
                return Plan(request, index, parts, names, writer, replay, settled, check.UsedPaths(settled, request.ReferencePaths));
            }

            // What tests cannot compute again is left out of them; the library stands without it.
            int before = left.Count;
            left.UnionWith(ReplayText.Blamed(drafts, replay, errors));
            if (left.Count == before)
            {
                return null;
            }
        }
    }

    private static ExportPlan Plan(
        ExportRequest request,
        NotebookIndex index,
        LibraryParts parts,
        LibraryNames names,
        LibraryWriter writer,
        Replay replay,
        IReadOnlyList<LibraryDraft> settled,
        IReadOnlyList<string> usedPaths) => new(
            names.Library,
            names.Pipeline,
            [.. settled.Where(draft => draft.Path != "LibraryFolder.cs").Select(draft => new ExportedFile(draft.Path, draft.Text)).OrderBy(file => file.Path, StringComparer.Ordinal)],
            writer.Members,
            Sources(index, parts),
            usedPaths,
            [.. parts.Values.Options.Select(option => new ExportOption(option.Name, Identifiers.Pascal(option.Name), option.Constant.Value))],
            replay.Values);

    /// <summary>The digest by which a test recognises a cell without our packages.</summary>
    /// <param name="source">The cell's text.</param>
    public static string TextDigest(string source)
    {
        string text = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static IReadOnlyList<ExportedSource> Sources(NotebookIndex index, LibraryParts parts)
    {
        HashSet<NotebookCellModel> used =
        [
            .. index.Cells.Where(cell => cell.Mark is not null),
            .. parts.Types.Select(type => type.Cell),
            .. parts.Functions.Select(function => function.Cell),
            .. parts.LibraryCells,
            .. parts.Values.Constants.Select(constant => constant.Cell),
            .. parts.Values.Options.Select(option => option.Cell),
        ];
        return [.. used.OrderBy(cell => cell.Order).Select(cell => new ExportedSource(
            cell.Cell.Number, cell.Cell.Id, cell.Mark, Fingerprint.Of(cell.Cell.Source), TextDigest(cell.Cell.Source))
        {
            IsMarkedByCommand = cell.Cell.IsMarkedByCommand,
        })];
    }
}
