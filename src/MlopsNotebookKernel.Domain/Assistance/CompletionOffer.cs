namespace MlopsNotebookKernel.Domain.Assistance;

/// <summary>What can stand at a position.</summary>
/// <param name="Start">Where the text that an item replaces begins.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Items">The items, the likeliest first; only those that fit what is typed already.</param>
public sealed record CompletionOffer(int Start, int End, IReadOnlyList<CompletionItem> Items)
{
    /// <summary>Nothing to offer at a position.</summary>
    /// <param name="position">The position.</param>
    public static CompletionOffer None(int position) => new(position, position, []);
}
