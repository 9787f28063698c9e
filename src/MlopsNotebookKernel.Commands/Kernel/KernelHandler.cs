using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Kernel;

/// <summary>Registers, lists, removes and starts kernels.</summary>
/// <param name="services">Give the registry and the server.</param>
internal sealed class KernelHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string action = arguments.Text("action");
        if (action == KernelCommand.Start)
        {
            await StartAsync(arguments, context, cancellation).ConfigureAwait(false);

            // What a kernel prints stands between the lines of the front end's own log: it has nothing to say.
            return new CommandOutcome(true, Bundle.OfText(""));
        }

        IKernelRegistry registry = services.KernelRegistry?.Value ?? throw NotHere();
        string name = arguments.Optional("name") ?? KernelCommand.UsualName;
        KernelResult result = action switch
        {
            KernelCommand.Install => new KernelResult(action, [registry.Register(name, Place(arguments, context), arguments.Has("replace"))])
            {
                Hint = HintOf(registry),
            },
            KernelCommand.Remove => new KernelResult(action, [registry.Unregister(name, Place(arguments, context))]),
            _ => new KernelResult(action, registry.List(IsPlaced(arguments) ? Place(arguments, context) : null)),
        };
        return new CommandOutcome(true, ViewRenderer.Render(KernelRenderer.Render(result), ResultJson.Write(result)));
    }

    private static bool IsPlaced(CommandArguments arguments) => arguments.Has("user") || arguments.Has("sys-prefix") || arguments.Has("prefix");

    private static KernelPlace Place(CommandArguments arguments, CommandContext context)
    {
        string? prefix = arguments.Optional("prefix");
        bool environment = arguments.Has("sys-prefix");
        if ((arguments.Has("user") ? 1 : 0) + (environment ? 1 : 0) + (prefix is null ? 0 : 1) > 1)
        {
            throw new UsageException("MLOPS1011", "--user, --sys-prefix and --prefix exclude each other.", "Give one of them.");
        }

        return prefix is not null ? new KernelPlace.Prefix(context.Absolute(prefix))
            : environment ? new KernelPlace.ActiveEnvironment()
            : new KernelPlace.User();
    }

    private static string? HintOf(IKernelRegistry registry) =>
        registry.List().Any(kernel => kernel.Name == KernelCommand.DotnetInteractiveName)
            ? null
            : $"Notebooks of .NET Interactive ask for the kernel {KernelCommand.DotnetInteractiveName}; to run them as they are: "
                + $"mlops kernel install --name {KernelCommand.DotnetInteractiveName}";

    private static UsageException NotHere() => new(
        "MLOPS1012", "Kernels are not served here.", "Use the mlops executable.");

    private async Task StartAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        IKernelServer server = services.KernelServer?.Value ?? throw NotHere();
        string? notebook = arguments.Optional("notebook") is { } named ? context.Absolute(named) : null;
        await server.ServeAsync(context.Absolute(arguments.Text("connection-file")), notebook, context.Folder, cancellation).ConfigureAwait(false);
    }
}
