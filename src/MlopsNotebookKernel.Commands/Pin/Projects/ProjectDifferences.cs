using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Views;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Projects;

/// <summary>
/// Tells how projects differ from those of a stamp: which members, from source at both ends. What was only added changes
/// nothing for a notebook that never knew of it.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="outlines">Reads projects.</param>
/// <param name="notebook">The notebook that uses them, relative to the workspace's root; for the remedy.</param>
internal sealed class ProjectDifferences(CommandServices services, Workspace workspace, ProjectOutlines outlines, string notebook)
{
    private const long LargestProject = 8 << 20;

    private readonly StampPaths _paths = new(workspace);

    /// <summary>How a project differs; null when all its code is as it was.</summary>
    /// <param name="was">The stamped project; its path comes out of a stamp, which anybody may have written.</param>
    /// <param name="cells">Number and text of the notebook's cells, to tell who uses what changed.</param>
    /// <param name="cancellation">Cancels.</param>
    public StampDifference? Of(StampedProject was, IReadOnlyList<(int Number, string Source)> cells, CancellationToken cancellation)
    {
        if (Objection(was.Path) is { } objection)
        {
            return Verify.UnreadFile.Of(DifferenceKind.ProjectUnread, was.Path, was.Path, was.Label, objection);
        }

        string file = _paths.Absolute(was.Path)!;
        Place? place = PlaceOf(was, file);
        if (!File.Exists(file))
        {
            Remedy back = place is null
                ? new Remedy(RemedyKind.RestoreData, $"Bring back {was.Path}.")
                : new Remedy(RemedyKind.ReturnToCommit, $"Bring it back from the stamped commit: {place.Checkout}");
            return new StampDifference(DifferenceKind.ProjectMissing, DifferenceWeight.Material, was.Path, was.Label, null, back);
        }

        ProjectOutline now = outlines.Now(file, cancellation);
        if (now.Source == was.Source && now.Api == was.Api)
        {
            return null;
        }

        StampedProject current = was with { Version = now.Version ?? was.Version, Api = now.Api, Source = now.Source };
        StampDifference difference = new(DifferenceKind.ProjectChanged, DifferenceWeight.Material, was.Path, was.Label, current.Label, Remedy.RerunFrom(was.Cell));
        ProjectOutline? then = place is null ? null : outlines.Then(place.Root, place.Commit, place.File, cancellation);
        difference = then is not null && then.Source == was.Source && then.Api == was.Api
            ? Explained(difference, ProjectComparison.Of(then, now), place!, cells)
            : difference with
            {
                Detail = $"{(now.Api == was.Api ? "Its public members are the same" : "Its public members differ")}; which code changed cannot be named, because {(then is null ? "the stamped commit is not in this clone" : "it had changes that no commit holds when it was stamped")}",
            };
        return difference with { Commits = place is null ? [] : services.SourceControl.Value.CommitsTouching(place.Root, place.Commit, [place.Folder], cancellation) ?? [] };
    }

    private StampDifference Explained(
        StampDifference difference, ProjectComparison comparison, Place place, IReadOnlyList<(int Number, string Source)> cells)
    {
        difference = difference with
        {
            Members = comparison.Members,
            Detail = comparison.IsProjectFile ? "Its project file says something else" : null,
        };
        if (comparison.IsAdditive)
        {
            return difference with { Weight = DifferenceWeight.Note, Remedy = Remedy.Nothing, Detail = "Only added to: what the notebook used is as it was" };
        }

        string[] broken = [.. comparison.Members.Where(member => member.Change is MemberChange.Removed or MemberChange.Changed).Select(member => member.ShortName.Split('<')[0]).Distinct(StringComparer.Ordinal)];
        (int Number, string Name)[] uses = [.. from cell in cells from name in broken where Mentions(cell.Source, name) select (cell.Number, name)];
        if (uses.Length == 0)
        {
            return difference;
        }

        string who = string.Join(", ", uses.Select(use => FormattableString.Invariant($"cell {use.Number} uses {use.Name}")).Distinct(StringComparer.Ordinal));
        return difference with
        {
            Detail = char.ToUpperInvariant(who[0]) + who[1..],
            Remedy = new Remedy(
                RemedyKind.ReturnToCommit,
                $"Keep the code as it was beside the notebook ({PasteLine.ForTerminal($"mlops vendor {notebook} --in-place")}), take the project as it was ({place.Checkout}), or adapt what uses it."),
        };
    }

    private static bool Mentions(string source, string name) =>
        source.Contains(name, StringComparison.Ordinal) && Regex.IsMatch(source, $@"(?<![\p{{L}}\p{{Nd}}_]){Regex.Escape(name)}(?![\p{{L}}\p{{Nd}}_])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private string? Objection(string path) => _paths.Objection(path)
        ?? (!ProjectFolder.IsProject(path) ? "is no project" : null)
        ?? (new FileInfo(Path.GetFullPath(path, workspace.Root)) is { Exists: true, Length: > LargestProject } ? "is larger than any project" : null);

    private static Place? PlaceOf(StampedProject was, string file)
    {
        if (was.Commit is not { } commit || WorkspaceLocator.Find(file).GitRoot is not { } root)
        {
            return null;
        }

        string relative = Path.GetRelativePath(root, file).Replace('\\', '/');
        return new Place(root, commit, relative);
    }

    private sealed record Place(string Root, string Commit, string File)
    {
        public string Folder => File.LastIndexOf('/') is var slash and >= 0 ? File[..slash] : ".";

        public string Checkout => PasteLine.ForTerminal($"git checkout {StampText.ShortCommit(Commit)} -- {Folder}");
    }
}
