using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>Restores snapshots and tells the session's journal.</summary>
/// <param name="services">The ports.</param>
internal sealed class RestoreHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string? to = arguments.Optional("to");
        string? variable = arguments.Optional("as");
        if (variable is not null && context.Session is null)
        {
            throw new UsageException(
                "MLOPS1053", "--as declares a variable, and no notebook runs here.", "Write to a file with --to, or use the command in a notebook.");
        }

        SnapshotManifest manifest = services.Snapshots(context.Workspace).Find(arguments.Text("snapshot"));
        RestoredVariable? declared = variable is null
            ? null
            : await new VariableRestorer(services).RestoreAsync(manifest, variable, context, cancellation).ConfigureAwait(false);
        RestoredFiles? written = to is null && declared is not null
            ? null
            : await new FileRestorer(services).RestoreAsync(manifest, Destination(manifest, to, context), arguments.Has("force"), context, cancellation).ConfigureAwait(false);
        context.Session?.Journal.Add(new JournalFact.SnapshotUsed(
            context.Session.ExecutionCount,
            manifest.Name,
            manifest.Id,
            written is null ? null : context.Workspace.Relative(written.Path),
            declared?.Name)
        {
            Restored = true,
        });
        RestoreResult result = RestoreResult.Of(manifest, written, declared, context.Workspace, context.Session is not null);
        return new CommandOutcome(true, ViewRenderer.Render(RestoreRenderer.View(result), ResultJson.Write(result)));
    }

    private static string Destination(SnapshotManifest manifest, string? to, CommandContext context)
    {
        if (to is null)
        {
            return manifest.OriginPath(context.Workspace)
                ?? throw new UsageException(
                    "MLOPS1054",
                    $"Snapshot {manifest.Name}@{manifest.ShortId} was taken from {manifest.Origin}, where nothing can be restored to{(manifest.Origin.StartsWith('@') ? "" : ": it lies outside the working tree, or a link on its way leads there")}.",
                    "Say where to: --to PATH, or --as NAME for a variable.");
        }

        string path = context.Absolute(to);
        if (manifest.Kind == SnapshotKind.Folder)
        {
            return path;
        }

        string file = Path.GetFileName(manifest.Files[0].Path);
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(to))
        {
            return Path.Combine(path, file);
        }

        // A table restored as data.csv that holds Parquet would be no table to anyone.
        return manifest.Kind != SnapshotKind.Table
            || string.Equals(Path.GetExtension(path), Path.GetExtension(file), StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new UsageException(
                "MLOPS1055",
                $"Snapshot {manifest.Name}@{manifest.ShortId} was kept as a {Path.GetExtension(file)} file, and restoring gives just those bytes.",
                $"Write --to {Path.ChangeExtension(to, Path.GetExtension(file))}");
    }
}
