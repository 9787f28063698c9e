using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Manifest;

/// <summary>Writes or prints the catalogue.</summary>
internal sealed class ManifestHandler : ICommandHandler
{
    /// <inheritdoc/>
    public Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string manifest = ExtensionManifest.Write();
        if (arguments.Optional("to") is not { } path)
        {
            return Task.FromResult(new CommandOutcome(true, Bundle.OfText(manifest).With(MimeTypes.Result, manifest)));
        }

        bool changed = AtomicFile.WriteText(context.Absolute(path), manifest);
        string summary = changed ? $"{path} is written." : $"{path} was up to date.";
        return Task.FromResult(new CommandOutcome(true, Bundle.OfText(summary).With(MimeTypes.Result, manifest)));
    }
}
