using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Where the tables to check are; copies of kept ones go when it is disposed.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class CheckSources(CommandServices services, CommandContext context) : IDisposable
{
    private readonly List<string> _folders = [];

    /// <summary>Finds a table.</summary>
    /// <param name="data">What the user named.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<TableSource> FindAsync(DataReference data, CancellationToken cancellation)
    {
        switch (data)
        {
            case DataReference.Location location:
                return new TableSource.File(location.Path);
            case DataReference.Variable variable:
                return new TableSource.Rows(variable.Value.Value!, variable.Value.Name);
            case DataReference.Kept kept:
                (string path, string? folder) = await new SnapshotTables(services)
                    .LocateAsync(kept.Manifest, context.Workspace, cancellation).ConfigureAwait(false);
                if (folder is not null)
                {
                    _folders.Add(folder);
                }

                return new TableSource.File(path);
            default:
                throw new ArgumentOutOfRangeException(nameof(data));
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
