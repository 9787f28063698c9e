using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>The parts of views that show a decision.</summary>
internal static class DecisionBlocks
{
    /// <summary>All that a decision says.</summary>
    /// <param name="item">The decision.</param>
    public static IReadOnlyList<ViewBlock> Whole(DecisionItem item)
    {
        List<ViewBlock> blocks = [];
        if (item.SupersededBy is not null)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Warning, $"It was superseded by {item.SupersededBy}."));
        }

        if (Changed(item) is { } changed)
        {
            blocks.Add(changed);
        }

        blocks.Add(Facts(item));
        blocks.AddRange(item.Pictures);
        if (item.Rejected.Count > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new ViewColumn("rejected"), new ViewColumn("why")],
                [.. item.Rejected.Select(option => (IReadOnlyList<ViewCell>)[option.Option, option.Why.Length == 0 ? "not said" : option.Why])]));
        }

        return blocks;
    }

    /// <summary>Says that what a decision rejected something under has changed; null when it has not.</summary>
    /// <param name="item">The decision.</param>
    public static ViewBlock.Callout? Changed(DecisionItem item) =>
        item.Moves.Count == 0 || !DecisionItem.Stands(item.Status)
            ? null
            : new ViewBlock.Callout(
                ViewStatus.Warning,
                $"{(item.Rejected.Count == 0 ? "It was decided" : $"{string.Join(", ", item.Rejected.Select(option => option.Option))}: rejected")}{(item.Snapshot is null ? "" : $" under {DecisionItem.Short(item.Snapshot)}")}; since then {string.Join("; ", item.Moves)}. Look whether the reason still holds.");

    private static ViewBlock.Facts Facts(DecisionItem item)
    {
        List<(string Label, string Value)> facts = [];
        void Add(string label, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add((label, value));
            }
        }

        Add("hypothesis", item.Hypothesis);
        Add("chosen", item.Choice);
        Add("other options", string.Join("\n", item.Options));
        Add("evidence", string.Join("\n", item.Evidence.Select(evidence => EvidenceLinks.Plain(evidence, item.File[..Math.Max(0, item.File.LastIndexOf('/'))]))));
        Add("reopen when", item.ReopenWhen);
        Add("theme", item.Theme);
        Add("status", $"{item.Status.ToString().ToLowerInvariant()}, {item.Date}");
        Add("held under", string.Join(", ", new[] { item.Snapshot is null ? null : DecisionItem.Short(item.Snapshot), item.Commit is null ? null : $"commit {item.Commit[..Math.Min(12, item.Commit.Length)]}{(item.IsCommitUnknown == true ? ", which is not in this clone's history" : "")}" }.OfType<string>()));
        Add("supersedes", item.Supersedes);
        Add("file", item.File);
        return new ViewBlock.Facts(facts);
    }
}
