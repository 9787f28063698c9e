using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>Keeps data and tells the session's journal.</summary>
/// <param name="services">The ports.</param>
internal sealed class SnapshotHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        DataReference source = DataReferences.ResolveSource(arguments.Text("data"), context);
        string? to = arguments.Optional("to") is { } file ? CommittedCopy.Target(file, source, context) : null;
        SnapshotRequest request = new(Name(arguments.Optional("name"), source), arguments.Optional("note"), arguments.Optional("kind"), to);
        TakenSnapshot taken = await new SnapshotTaker(services).TakeAsync(source, request, context, cancellation).ConfigureAwait(false);
        if (to is not null)
        {
            await new CommittedCopy(services, context.Workspace).WriteAsync(taken.Manifest, to, cancellation).ConfigureAwait(false);
        }

        if (context.Session is { } session)
        {
            session.Journal.Add(new JournalFact.SnapshotUsed(
                session.ExecutionCount,
                taken.Manifest.Name,
                taken.Manifest.Id,
                (source as DataReference.Location)?.Relative ?? to,
                (source as DataReference.Variable)?.Value.Name));
        }

        SnapshotResult result = SnapshotResult.Of(taken, source.Label, request, context.Session is not null);
        return new CommandOutcome(true, ViewRenderer.Render(SnapshotRenderer.View(result), ResultJson.Write(result)));
    }

    private static string Name(string? given, DataReference source)
    {
        if (given is null)
        {
            return SnapshotName.From(source switch
            {
                DataReference.Location location => Path.GetFileName(Path.TrimEndingDirectorySeparator(location.Path)),
                DataReference.Variable variable => variable.Value.Name,
                _ => source.Label,
            });
        }

        return SnapshotName.IsValid(given)
            ? given
            : throw new UsageException(
                "MLOPS1051",
                $"\"{given}\" cannot be a snapshot's name.",
                $"Use up to {SnapshotName.MaximumLength} lower-case letters, digits and hyphens: --name {SnapshotName.From(given)}");
    }
}
