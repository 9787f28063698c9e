using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Code.Exports.Calls;
using MlopsNotebookKernel.Code.Exports.Models;
using MlopsNotebookKernel.Code.Exports.Replacing;
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

        // Here the compiler takes the cells side by side; what it is asked below it knows then.
        LibraryCheck check = new(references);
        Parallel.ForEach(index.Cells.Where(cell => cell.Mark is not null), cell => cell.IsUnderstood(cell.Root.FullSpan));
        LibraryParts parts = new(index, isThorough: false);
        if (parts is { Refusals.Count: 0, IsInDoubt: false }
            && Write(request, index, parts, new LibraryNames(request, isPrecise: false), check, out _, out _) is { } plan)
        {
            return plan;
        }

        Parallel.ForEach(index.Cells.Where(cell => cell.Mark is not null), cell => _ = cell.Errors.Value);
        parts = new LibraryParts(index, isThorough: true);
        if (parts.Refusals.Count > 0)
        {
            throw ExportException.Refused([.. parts.Refusals.OrderBy(refusal => refusal.Cell).ThenBy(refusal => refusal.Line)]);
        }

        // An interface may lack a member that a step uses; then only the type in full will do.
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
        IReadOnlyList<ModelPart> models = new ModelFinder(index, parts, names).Find(out IReadOnlyList<string> remarks);
        LibraryWriter writer = new(request, index, parts, models, names);
        IReadOnlyList<LibraryDraft> library = writer.Write();
        members = writer.Members;
        HashSet<string> left = [];
        while (true)
        {
            LibraryRuns runs = new(index, parts, names, models, left);
            List<LibraryDraft> drafts = [.. library, .. runs.Write(library)];
            IReadOnlyList<LibraryDraft> settled = check.Settle(drafts, out errors);
            if (errors.Count == 0)
            {
                // The API is read from the compiled library, which takes as long as all the rest of the plan.
                Task<string> api = Task.Run(() => check.Api(path => !path.Contains('/', StringComparison.Ordinal) && path != LibraryRuns.StandIn));
                return new ExportPlan(
                    names.Library,
                    names.Pipeline,
                    [.. settled.Where(draft => draft.Path != LibraryRuns.StandIn).Select(draft => new ExportedFile(draft.Path, draft.Text))
                        .Concat(runs.ModelTests())
                        .OrderBy(file => file.Path, StringComparer.Ordinal)],
                    writer.Members,
                    Sources(index, parts),
                    check.UsedPaths(request.ReferencePaths),
                    [.. parts.Values.Options.Select(option => new ExportOption(option.Name, Identifiers.Pascal(option.Name), option.Constant.Value))],
                    runs.Tests.Values)
                {
                    TrainCommand = runs.CommandLine.IsEmpty ? null : runs.CommandLine.TrainCommand,
                    Metrics = [.. runs.CommandLine.Metrics.Select(metric => new ExportMetric(metric.Name, metric.Variable, metric.Path))],
                    PureFunctions = new PureFunctions(index, parts, names).Find(),
                    NotebookCalls = [.. parts.Steps.OrderBy(step => step.Cell.Order).Select(step => NotebookCallText.Of(step, names, []))],
                    Replacement = new CellReplacements(index, parts, names).Find(),
                    Inputs = runs.Tests.Golden,
                    CommandInputs = [.. runs.CommandInputs()],
                    Remarks = [.. remarks, .. runs.Tests.LeftOut.Select(left => LeftOut(left, names))],
                    PublicApi = api.GetAwaiter().GetResult(),
                };
            }

            // What cannot be computed again is left out of tests and command line; the library stands without it.
            int before = left.Count;
            left.UnionWith(runs.Blamed(errors));
            if (left.Count == before)
            {
                return null;
            }
        }
    }

    private static string LeftOut((StepPart Step, NotebookVariable? Reason) left, LibraryNames names)
    {
        string what = left.Step.Results.Count == 1 ? $"{left.Step.Results[0].Name} of {left.Step.Name}" : $"the values of {left.Step.Name}";
        return left.Reason is { } read
            ? FormattableString.Invariant($"No test computes {what}: it reads {read.Name} of cell {read.Cell.Cell.Number}, which only the notebook can make. {(names.InlineValues is null
                ? "Export it in the notebook, where a small value becomes the test's input, or mark that cell too, and what it calls."
                : "Its value is too large, too special or too much changed to stand in a test: mark that cell too, and what it calls.")}")
            : $"No test computes {what}: on its own, the library does not come by it.";
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
            cell.Cell.Number, cell.Cell.Id, cell.Mark, Fingerprint.Of(cell.Cell.Source), CellText.Digest(cell.Cell.Source))
        {
            IsMarkedByCommand = cell.Cell.IsMarkedByCommand,
        })];
    }
}
