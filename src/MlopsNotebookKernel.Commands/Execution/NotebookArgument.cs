using MlopsNotebookKernel.Domain.Pins;

namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>The notebook that a command is about: the one that the user names, in a cell else the one that runs.</summary>
internal static class NotebookArgument
{
    /// <summary>The parameter that names it.</summary>
    public const string Name = "notebook";

    /// <summary>Its absolute path; it need not be there.</summary>
    /// <param name="arguments">What the user gave.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="verb">The command's verb.</param>
    /// <param name="rest">What a cell that names the notebook has to say beside it.</param>
    /// <exception cref="StampException">Nobody says (MLOPS1705).</exception>
    public static string Of(CommandArguments arguments, CommandContext context, string verb, string rest = "") =>
        arguments.Optional(Name) is { } named ? context.Absolute(named)
        : context.Session?.NotebookPath ?? throw new StampException(
            "MLOPS1705",
            context.Session is null ? "Which notebook?" : "This front end does not tell the notebook's path.",
            context.Session is null ? $"Write: mlops {verb} NOTEBOOK." : $"Name it: #!mlops-{verb} NOTEBOOK{rest}.");
}
