using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Transfers;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Contents;
using MlopsNotebookKernel.Storage.Remotes;
using MlopsNotebookKernel.Storage.Upkeep;

namespace MlopsNotebookKernel.Commands.Fsck;

/// <summary>Inspects facts and objects, and repairs what it is asked to.</summary>
/// <param name="services">The ports.</param>
internal sealed class FsckHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        bool repairs = arguments.Has("repair");
        CitedFacts cited = services.Citations(context.Workspace).Read(arguments.Has("all") ? FactTips.Branches : FactTips.Head, cancellation);
        ObjectInspection inspection = new(context.Workspace);
        InspectionReport report = await inspection.InspectAsync(new TransferStage("reading objects", context.Progress), cancellation).ConfigureAwait(false);

        // A damaged object is as good as missing to whatever relies on it.
        HashSet<string> lost = [.. report.Damaged.Select(damage => damage.Digest), .. new ObjectTransfer(context.Workspace, services.Clock).Absent(cited.Files.SelectMany(file => file.File.Chunks))];
        CitedFile[] lacking = [.. cited.Files.Where(file => file.File.Chunks.Any(lost.Contains))];
        List<DamagedObject> damaged = [.. report.Damaged];
        List<string> repaired = [];
        IReadOnlyList<string> notes = [];
        if (repairs)
        {
            damaged.RemoveAll(damage => inspection.SetAside(damage.Digest));
            notes = await BringBackAsync(lacking, context, cancellation).ConfigureAwait(false);
            HashSet<string> left = [.. new ObjectTransfer(context.Workspace, services.Clock).Absent(lacking.SelectMany(file => file.File.Chunks)), .. damaged.Select(damage => damage.Digest)];
            repaired.AddRange(lacking.Where(file => !file.File.Chunks.Any(left.Contains)).Select(file => file.Label));
            lost = left;
        }

        (int elsewhere, IReadOnlyList<LackingFile> missing, notes) = await SortAsync(cited.Files, lost, repairs, notes, context, cancellation).ConfigureAwait(false);
        FsckResult result = new(
            cited.Files.Count, report.Objects, report.Bytes, damaged, missing, elsewhere, [.. cited.Problems, .. Contradictions(cited.Files), .. Nameless(cited.Lost, context.Workspace, cancellation)], repaired, notes);
        return new CommandOutcome(result.IsSound, ViewRenderer.Render(FsckRenderer.View(result), ResultJson.Write(result)));
    }

    /// <summary>A file without any object has no bytes, and one with bytes has objects.</summary>
    private static IEnumerable<FactProblem> Contradictions(IReadOnlyList<CitedFile> files) => files
        .Where(file => file.File.Length > 0 != file.File.Chunks.Count > 0)
        .Select(file => new FactProblem(
            file.Fact, "MLOPS2350", $"{file.Fact} says that {file.File.Path} has {file.File.Length} bytes in {file.File.Chunks.Count} objects.", "It was changed by hand: bring it back from Git."));

    /// <summary>A fact that names a snapshot whose manifest is gone: what it kept is not known any more.</summary>
    private IEnumerable<FactProblem> Nameless(IReadOnlyList<SnapshotReference> lost, Workspace workspace, CancellationToken cancellation)
    {
        PastManifests past = new(workspace, services.Versions?.Value);
        return lost.Select(reference => new FactProblem(
            reference.Fact,
            "MLOPS2351",
            $"{reference.Fact} names snapshot {reference.Label}, and its manifest is not in .mlops/snapshots.",
            past.Checkout(reference.Name, reference.Id, cancellation) ?? "Bring .mlops/snapshots back from the clone that took it."));
    }

    /// <summary>From remotes first, for they have the very objects; then from files and commits, which are cut into objects anew.</summary>
    private async Task<IReadOnlyList<string>> BringBackAsync(CitedFile[] lacking, CommandContext context, CancellationToken cancellation)
    {
        ObjectSearch search = await services.Fetcher(context.Workspace)
            .FetchAsync([.. lacking.Select(file => file.File)], new TransferStage("bringing back objects", context.Progress), cancellation).ConfigureAwait(false);
        HashSet<string> left = search.Missing.ToHashSet(StringComparer.Ordinal);
        SnapshotContents contents = services.Contents(context.Workspace);
        IObjectStore objects = services.Objects(context.Workspace);
        foreach (CitedFile file in lacking.Where(file => file.Manifest is not null && file.File.Chunks.Any(left.Contains)))
        {
            Stream? found = await contents.FindElsewhereAsync(file.Manifest!, file.File, cancellation).ConfigureAwait(false);
            if (found is not null)
            {
                await using (found.ConfigureAwait(false))
                {
                    context.Progress?.Report(new CommandProgress($"keeping {file.Label} again"));
                    await objects.PutAsync(found, file.File.Path, null, cancellation).ConfigureAwait(false);
                }
            }
        }

        return search.Notes;
    }

    private async Task<(int Elsewhere, IReadOnlyList<LackingFile> Missing, IReadOnlyList<string> Notes)> SortAsync(
        IReadOnlyList<CitedFile> files, HashSet<string> lost, bool repaired, IReadOnlyList<string> notes, CommandContext context, CancellationToken cancellation)
    {
        (int elsewhere, IReadOnlyList<LackingFile> nowhere) = await new LackingFiles(services, context.Workspace)
            .SortAsync(files, lost, LackingFiles.Again, cancellation).ConfigureAwait(false);
        if (repaired || nowhere.Count == 0)
        {
            return (elsewhere, nowhere, notes);
        }

        // What a remote has is missing all the same, but the way to it is short.
        CitedFile[] lacking = [.. files.Where(file => file.File.Chunks.Any(lost.Contains))];
        SnapshotFile[] wanted = [.. lacking.Select(file => file.File with { Chunks = [.. file.File.Chunks.Where(lost.Contains)] })];
        ObjectSearch search = await services.Fetcher(context.Workspace).FindAsync(wanted, cancellation).ConfigureAwait(false);
        HashSet<string> unreachable = search.Missing.ToHashSet(StringComparer.Ordinal);
        HashSet<string> absent = [.. new ObjectTransfer(context.Workspace, services.Clock).Absent(lost)];
        ILookup<string, CitedFile> byLabel = lacking.ToLookup(file => file.Label);
        return (elsewhere, [.. nowhere.Select(Told)], search.Notes);

        LackingFile Told(LackingFile file) =>
            byLabel[file.Label].Any(cited => cited.File.Chunks.Any(chunk => lost.Contains(chunk) && !absent.Contains(chunk)))
                ? file with { Remedy = $"Run mlops fsck --repair: it sets the damaged object aside and asks the remotes. {file.Remedy}" }
                : byLabel[file.Label].All(cited => !cited.File.Chunks.Any(unreachable.Contains))
                    ? file with { Remedy = "A remote has it: run mlops fsck --repair, or mlops pull." }
                    : file;
    }
}
