using MlopsNotebookKernel.Commands.Execution;

namespace MlopsNotebookKernel.Commands.Catalogue;

/// <summary>One command, said once for every door: notebook, terminal, help, completion, manifest.</summary>
/// <param name="Verb">Its name: <c>drift</c> is <c>#!mlops-drift</c> and <c>mlops drift</c>.</param>
/// <param name="Purpose">What it does, in one sentence.</param>
/// <param name="Question">The question it answers.</param>
/// <param name="Parameters">Its parameters; positional ones first.</param>
/// <param name="Create">Makes its handler.</param>
public sealed record CommandDefinition(
    string Verb,
    string Purpose,
    string Question,
    IReadOnlyList<ParameterDefinition> Parameters,
    Func<CommandServices, ICommandHandler> Create)
{
    /// <summary>Where it can be used; both by default.</summary>
    public CommandDoors Doors { get; init; } = CommandDoors.Notebook | CommandDoors.Terminal;

    /// <summary>Whether Ctrl+C is its own to answer: a kernel that is interrupted lives on. False by default.</summary>
    public bool HandlesInterrupts { get; init; }

    /// <summary>Examples as a user would type them in a cell, each one line.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
