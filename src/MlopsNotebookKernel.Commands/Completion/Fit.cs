using MlopsNotebookKernel.Domain.Assistance;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>Which items are offered.</summary>
internal static class Fit
{
    /// <summary>The greatest number of values offered at once: nobody reads more.</summary>
    public const int Most = 250;

    /// <summary>Whether an item begins with what is typed already, upper and lower case being alike.</summary>
    /// <param name="item">The item.</param>
    /// <param name="prefix">What is typed already.</param>
    public static bool Is(CompletionItem item, string prefix) => item.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a magic line can hold a value: no quote and no control character, which a file could smuggle into a line.</summary>
    /// <param name="item">The item.</param>
    public static bool CanBeWritten(CompletionItem item) =>
        item.Text.Length > 0 && !item.Text.Any(character => character == '"' || char.IsControl(character));
}
