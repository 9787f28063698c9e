using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Transfers;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Remote;

/// <summary>Lists, adds, accepts and forgets remotes.</summary>
/// <param name="services">The ports.</param>
internal sealed class RemoteHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        RemoteSettings settings = services.Remotes(context.Workspace);
        string action = arguments.Optional("action") ?? RemoteCommand.List;
        IReadOnlyList<RemoteDefinition> remotes = action switch
        {
            RemoteCommand.Add => [Add(settings, Word(arguments, action, "name"), Word(arguments, action, "address"), arguments.Has("user"), context)],
            RemoteCommand.Accept when context.Session is not null => throw new UsageException(
                "MLOPS1067", "A notebook cannot accept a remote: it is you who has seen the address, not whoever wrote the cell.", "Run in a terminal: mlops remote accept NAME."),
            RemoteCommand.Accept => [settings.Accept(Word(arguments, action, "name"))],
            RemoteCommand.Remove => [settings.Remove(Word(arguments, action, "name"))],
            _ => settings.All(),
        };
        RemoteResult result = new(action, [.. remotes.Select(remote => RemoteResult.Item.Of(remote, settings))]);
        return Task.FromResult(new CommandOutcome(true, ViewRenderer.Render(RemoteRenderer.View(result), ResultJson.Write(result))));
    }

    /// <summary>A folder as the user typed it starts where they stand; in the repository's configuration it starts at the root.</summary>
    private RemoteDefinition Add(RemoteSettings settings, string name, string address, bool forUser, CommandContext context)
    {
        RemoteAddress typed = RemoteAddress.Parse(address, context.Folder);
        bool isRelative = !Path.IsPathRooted(address) && !address.Contains("://", StringComparison.Ordinal);
        services.OpenRemote(typed, true);
        return settings.Add(name, isRelative ? Relative(typed.Folder, context) : RemoteChoice.IsAddress(address) ? address : typed.Folder, forUser);
    }

    private static string Relative(string folder, CommandContext context) =>
        Path.GetRelativePath(context.Workspace.Root, folder).Replace('\\', '/') is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? relative : $"./{relative}";

    private static string Word(CommandArguments arguments, string action, string name) => arguments.Optional(name)
        ?? throw new UsageException("MLOPS1058", $"remote {action} needs {(name == "name" ? "a name" : "an address")}.", action == RemoteCommand.Add ? "Write mlops remote add NAME FOLDER." : $"Write mlops remote {action} NAME.");
}
