using System.Globalization;
using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>Records decisions.</summary>
/// <param name="services">The ports.</param>
internal sealed class DecideHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string? notebook = arguments.Optional("notebook") is { } named ? context.Absolute(named) : context.Session?.NotebookPath;
        NotebookDocument? document = await ReadAsync(notebook, arguments, cancellation).ConfigureAwait(false);
        CellEvidence cited = new(context.Session is { } running && !arguments.Has("notebook") ? new SessionCells(running, document) : new SavedCells(document, Path.GetFileName(notebook ?? "")));
        DecisionStore store = new(context.Workspace);
        ISnapshotStore snapshots = services.Snapshots(context.Workspace);
        DecisionStatus? status = arguments.Optional("status") is { } word ? Enum.Parse<DecisionStatus>(word, ignoreCase: true) : null;
        DecisionText text = Text(arguments, context, cited);
        Check(text, status, arguments);
        RecordedDecision recorded = store.Record(
            text, status, await BasisAsync(arguments, context, snapshots, notebook, document, cancellation).ConfigureAwait(false), services.Clock.GetUtcNow(), arguments.Has("update"), arguments.Optional("supersedes"));
        store.Keep(cited.Files);
        if (context.Session is { } session)
        {
            session.Journal.Add(new JournalFact.DecisionRecorded(session.ExecutionCount, recorded.Decision.Id));
        }

        DecideResult result = new(DecisionItem.Of(recorded.Decision, store, snapshots), TakenUpAgain(recorded.Decision, store));
        return new CommandOutcome(true, ViewRenderer.Render(DecideRenderer.Render(result), ResultJson.Write(result)));
    }

    /// <summary>A running notebook's file only helps to tell its cells apart; one that the user names must be readable.</summary>
    private static async Task<NotebookDocument?> ReadAsync(string? notebook, CommandArguments arguments, CancellationToken cancellation)
    {
        if (notebook is null || (!arguments.Has("notebook") && !File.Exists(notebook)))
        {
            return null;
        }

        try
        {
            return await NotebookDocument.ReadAsync(notebook, cancellation).ConfigureAwait(false);
        }
        catch (NotebookException) when (!arguments.Has("notebook"))
        {
            return null;
        }
    }

    private static DecisionText Text(CommandArguments arguments, CommandContext context, CellEvidence cited) => new DecisionText(
        arguments.Text("title"),
        arguments.Optional("choice"),
        arguments.Many("option"),
        [.. arguments.Many("rejected").Select(Rejected)],
        [.. arguments.Many("evidence").Select(evidence => EvidenceText.Of(evidence, context, cited))],
        arguments.Optional("theme"),
        arguments.Optional("reopen-when"))
    {
        Hypothesis = arguments.Optional("hypothesis"),
    }.Normalized();

    private static RejectedOption Rejected(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text[(colon + 1)..].Trim().Length > 0
            ? new RejectedOption(text[..colon].Trim(), text[(colon + 1)..].Trim())
            : throw new DecisionException("MLOPS1927", $"\"{text}\" does not say why it was rejected.", "Write --rejected \"option: why\"; the reason is what later readers need.");
    }

    private static void Check(DecisionText text, DecisionStatus? status, CommandArguments arguments)
    {
        if (text.Title.Length == 0)
        {
            throw new DecisionException("MLOPS1922", "The title is empty.", "Write the question that was decided.");
        }

        if (text.Choice is null && status is not (DecisionStatus.Proposed or DecisionStatus.Rejected))
        {
            throw new DecisionException("MLOPS1922", "The decision does not say what was chosen.", "Add --choice, or --status proposed while it is open.");
        }

        if (arguments.Has("update") && arguments.Has("supersedes"))
        {
            throw new DecisionException("MLOPS1928", "--update replaces a text, --supersedes keeps it: both cannot be.", "Choose one.");
        }
    }

    private async Task<DecisionBasis> BasisAsync(
        CommandArguments arguments, CommandContext context, ISnapshotStore snapshots, string? path, NotebookDocument? document, CancellationToken cancellation)
    {
        SnapshotManifest? snapshot = arguments.Optional("snapshot") is { } reference ? snapshots.Find(reference) : null;
        string? notebook = path is null ? null : context.Workspace.Relative(path);
        notebook = notebook is null || notebook.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(notebook) ? null : notebook;
        FilesUsed used = new(services, context.Workspace);
        bool isSaved = arguments.Has("notebook");
        CurrentCell? cell = context.Session is { } session && notebook is not null && !isSaved ? CurrentCell.Of(session, document) : null;
        return new DecisionBasis(
            snapshot?.Name, snapshot?.Id, services.SourceControl.Value.Read(context.Workspace.Root, cancellation)?.Commit, notebook)
        {
            Packages = context.Session?.Packages.Where(package => package.IsDirect).Select(package => $"{package.Id} {package.Version}").ToArray() is { Length: > 0 } packages ? string.Join(", ", packages) : null,
            Cell = cell?.Id,
            CellNumber = cell?.Number,
            Files = isSaved && document is not null ? await used.OfAsync(document, path!, snapshot, cancellation).ConfigureAwait(false)
                : context.Session is { } running ? await used.OfAsync(running, notebook, snapshot, cancellation).ConfigureAwait(false)
                : [],
        };
    }

    private static IReadOnlyList<DecideResult.EarlierRejection> TakenUpAgain(Decision decision, DecisionStore store) =>
        decision.Text.Choice is not { } choice
            ? []
            : [.. DecisionSearch.TakenUpAgain(store.All().Where(other => other.Id != decision.Id && decision.MayFollow(other)), choice)
                .Select(pair => new DecideResult.EarlierRejection(
                    pair.Option.Option, pair.Option.Why, pair.Decision.Id, pair.Decision.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];
}
