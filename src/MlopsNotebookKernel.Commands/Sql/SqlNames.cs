using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Completion.Values;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Sql;

/// <summary>What names in a query mean: a variable of the notebook, else a snapshot, else a file.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">The notebook and its workspace.</param>
internal sealed class SqlNames(CommandServices services, CommandContext context) : IQueryNames, IDisposable
{
    private readonly List<SnapshotManifest> _used = [];
    private readonly List<string> _folders = [];

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

        DataReference reference;
        try
        {
            reference = new DataReferences(services).Resolve(name, context);
        }
        catch (SnapshotException unknown) when (unknown.Code is SnapshotException.Unknown or "MLOPS1320")
        {
            return null;
        }

        switch (reference)
        {
            case DataReference.Location location:
                return new TableSource.File(location.Path);
            case DataReference.Kept kept:
                (string path, string? folder) = await new SnapshotTables(services)
                    .LocateAsync(kept.Manifest, context.Workspace, cancellation).ConfigureAwait(false);
                if (folder is not null)
                {
                    _folders.Add(folder);
                }

                _used.Add(kept.Manifest);
                return new TableSource.File(path);
            default:
                return null;
        }
    }

    /// <summary>Tells the journal which snapshots were read.</summary>
    public void Record()
    {
        foreach (SnapshotManifest manifest in _used)
        {
            context.Session?.Journal.Add(new JournalFact.SnapshotUsed(context.Session.ExecutionCount, manifest.Name, manifest.Id, null, null)
            {
                Restored = true,
            });
        }
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
