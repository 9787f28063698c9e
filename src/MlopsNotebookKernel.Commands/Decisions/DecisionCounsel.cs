using System.Globalization;
using MlopsNotebookKernel.Code.Decisions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>
/// Says, before a cell runs, that it uses what a decision rejected, with the reason and whether that has changed; quiet
/// once the notebook acknowledges it. The sentence speaks of nothing that a day changes, so that a notebook which runs
/// again shows the same.
/// </summary>
/// <param name="services">The ports.</param>
public sealed class DecisionCounsel(CommandServices services) : ICellCounsel
{
    private const string Acknowledging = "--acknowledge";

    private readonly UsedNames _names = new();

    /// <inheritdoc/>
    public Bundle? Of(string source, INotebookSession session)
    {
        try
        {
            return Look(source, session);
        }
        catch (MlopsException fault)
        {
            // A cell runs whatever is wrong with what others wrote; but what could not be looked at is said.
            return ViewRenderer.Render(new View(ViewStatus.Warning, $"Whether decisions speak of this cell is not known: {fault.Code}: {fault.Message} {fault.Remedy}", []), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ViewRenderer.Render(new View(ViewStatus.Warning, $"Whether decisions speak of this cell is not known: {unreadable.Message}", []), null);
        }
    }

    private Bundle? Look(string source, INotebookSession session)
    {
        Workspace workspace = WorkspaceLocator.Find(session.NotebookPath ?? session.WorkingDirectory);
        if (!Directory.Exists(Path.Combine(workspace.FactsFolder, "decisions")) || _names.Of(source) is not { Count: > 0 } uses)
        {
            return null;
        }

        DecisionStore store = new(workspace);
        string? notebook = session.NotebookPath is { } path ? workspace.Relative(path) : null;
        RejectedUse[] rejected = [.. RejectedUse.Among(uses, store.Readable().Decisions, notebook).Where(use => !IsAcknowledged(use.Decision.Id, source, session))];
        if (rejected.Length == 0)
        {
            return null;
        }

        DecisionMoves moves = new(services, workspace);

        // The cell waits for this; digests of unchanged files are remembered, so that it takes no time twice.
        string[] sentences = [.. rejected.Select(use => Sentence(use, moves.OfAsync(use.Decision, store, CancellationToken.None).GetAwaiter().GetResult(), session))];
        return ViewRenderer.Render(
            new View(ViewStatus.Warning, sentences[0], [.. sentences.Skip(1).Select(sentence => new ViewBlock.Callout(ViewStatus.Warning, sentence))]), null);
    }

    private static string Sentence(RejectedUse use, DecisionItem item, INotebookSession session)
    {
        string[] changes = [.. item.Moves, .. MajorSteps(use.Decision.Basis.Packages, session)];
        string why = use.Option.Why.Length == 0 ? "" : $": {use.Option.Why.TrimEnd('.')}";
        string now = changes.Length > 0 ? $" What it held under has changed ({string.Join("; ", changes)}): it may be worth another look." : item.Snapshot is null ? "" : " Its data is as it was.";
        string quiet = PasteLine.ForCell($"#!mlops-decisions --acknowledge {use.Decision.Id}");
        return string.Create(CultureInfo.InvariantCulture, $"{use.Name} is used here, and \"{use.Option.Option}\" was rejected on {use.Decision.Day:yyyy-MM-dd}{why}.{now} Once known, {quiet} keeps this quiet.");
    }

    /// <summary>Packages of which the decision knew another major version.</summary>
    private static IEnumerable<string> MajorSteps(string? packages, INotebookSession session)
    {
        foreach (string[] known in (packages ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(package => package.Split(' ', 2)))
        {
            if (known.Length == 2 && session.Packages.FirstOrDefault(package => package.Id.Equals(known[0], StringComparison.OrdinalIgnoreCase)) is { } now
                && now.Version.Split('.')[0] != known[1].Split('.')[0])
            {
                yield return $"{now.Id} {known[1]} is {now.Version} now";
            }
        }
    }

    /// <summary>By a line that ran earlier in this session, or one of the cell itself.</summary>
    private static bool IsAcknowledged(string id, string source, INotebookSession session) =>
        session.Journal.Facts.OfType<JournalFact.DecisionAcknowledged>().Any(fact => fact.Id == id)
        || source.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith($"{MagicCommands.Prefix}decisions", StringComparison.Ordinal))
            .Any(line => Acknowledged(line).Any(reference => id.Contains(reference, StringComparison.Ordinal)));

    private static IEnumerable<string> Acknowledged(string line)
    {
        IReadOnlyList<string> words = CommandGrammar.Split(line);
        return Enumerable.Range(0, words.Count - 1).Where(index => words[index] == Acknowledging).Select(index => words[index + 1]).Where(word => word.Length >= 4);
    }
}
