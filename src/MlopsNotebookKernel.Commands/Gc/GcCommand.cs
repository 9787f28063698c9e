using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Gc;

/// <summary><c>#!mlops-gc</c>.</summary>
public static class GcCommand
{
    /// <summary>How old an object must be by default, in days: Git's own.</summary>
    internal const int UsualGrace = 14;

    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "gc",
        "Removes objects that no stamp, snapshot or other fact cites, on no branch, tag, stash or working tree, and what crashes left behind.",
        "What does the store keep that nobody needs?",
        [
            new ParameterDefinition("dry-run", ParameterKind.Flag, "Tells what would go, and removes nothing."),
            new ParameterDefinition("grace", ParameterKind.Integer, $"Days for which an object that nothing cites is kept; {UsualGrace} by default, 1 at least."),
            new ParameterDefinition("give-up", ParameterKind.Text, "A snapshot (name@id) that a fact names and of which no manifest can be found any more: what only it kept may go.") { Repeats = true },
        ],
        services => new GcHandler(services))
    {
        Examples = ["#!mlops-gc --dry-run", "#!mlops-gc --grace 30"],
    };
}
