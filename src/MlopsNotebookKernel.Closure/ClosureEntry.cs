using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>Where the bridge enters: the toolkit, for hosts that run notebooks themselves and for plain C#.</summary>
public sealed class ClosureEntry : ICommandClosure
{
    private readonly CommandServices _services = Composition.Create();

    /// <inheritdoc/>
    public string Version => typeof(ClosureEntry).Assembly.GetName().Version!.ToString(3);

    /// <inheritdoc/>
    public IReadOnlyList<CommandDescription> Commands { get; } =
    [
        .. CommandCatalogue.All
            .Where(definition => definition.Doors.HasFlag(CommandDoors.Notebook))
            .Select(CommandDescriptions.Of),
    ];

    /// <inheritdoc/>
    public ICommandRunner Runner => new ProcessRunner(_services);

    /// <inheritdoc/>
    public IHostedSession Open(IHostedNotebook notebook) =>
        new HostedSession(notebook, _services, new MagicCommands(_services), new DecisionCounsel(_services));
}
