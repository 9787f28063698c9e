using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Completion.Values;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>
/// What names in a thesis's query mean: a variable of the notebook, else a snapshot, else a file of the repository. The
/// query may have come with a clone, so it reads nothing else.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class ThesisNames(CommandServices services, CommandContext context) : IQueryNames, IDisposable
{
    private readonly List<string> _folders = [];

    /// <inheritdoc/>
    public bool IsFence => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> All =>
    [
        .. (context.Session?.Variables ?? []).Where(VariableValues.IsTable).Select(variable => variable.Name),
        .. services.Snapshots(context.Workspace).All().Where(manifest => manifest.Kind == SnapshotKind.Table).Select(manifest => manifest.Name).Distinct(),
    ];

    /// <inheritdoc/>
    public object? ValueOf(string name) => CommandArguments.Variable($"@{name}", context)!.Value;

    /// <inheritdoc/>
    public async Task<TableSource?> FindAsync(string name, CancellationToken cancellation)
    {
        if (context.Session?.Variables.FirstOrDefault(variable => variable.Name == name) is { Value: { } rows })
        {
            return new TableSource.Rows(rows, name);
        }

        if (services.Snapshots(context.Workspace).All().FirstOrDefault(manifest => manifest.Kind == SnapshotKind.Table && manifest.Name == name) is { } kept)
        {
            (string path, string? folder) = await new SnapshotTables(services).LocateAsync(kept, context.Workspace, cancellation).ConfigureAwait(false);
            if (folder is not null)
            {
                _folders.Add(folder);
            }

            return new TableSource.File(path);
        }

        return File.Exists(Path.GetFullPath(name, context.Workspace.Root)) ? new TableSource.File(ThesisPath.Of(name, context.Workspace)) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string folder in _folders)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
