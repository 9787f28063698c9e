using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Sql;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>The bad rows of a defect, from wherever the user took them, as a Parquet file that goes when this is disposed.</summary>
/// <param name="Path">The file's absolute path.</param>
/// <param name="Origin">Where the rows are from, to record.</param>
internal sealed record BadRows(string Path, string Origin) : IDisposable
{
    /// <summary>Takes them.</summary>
    /// <param name="services">The ports.</param>
    /// <param name="arguments">What the user gave: <c>bad</c> or <c>query</c>.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<BadRows> TakeAsync(
        CommandServices services, CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string path = $"{new ObjectFolders(context.Workspace.ObjectsFolder).NewTemporaryPath()}.parquet";
        if (arguments.Optional("query") is { } query)
        {
            using SqlNames names = new(services, context);
            ITable table = await services.Tables.Value.QueryAsync(query, names, context.Folder, cancellation).ConfigureAwait(false);
            await using (table.ConfigureAwait(false))
            {
                await table.WriteParquetAsync(path, cancellation).ConfigureAwait(false);
            }

            names.Record();
            return new BadRows(path, "@query");
        }

        DataReferences references = new(services);
        DataReference reference = references.Resolve(arguments.Text("bad"), context);
        ITable rows = await references.OpenAsync(reference, context, cancellation).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            await rows.WriteParquetAsync(path, cancellation).ConfigureAwait(false);
        }

        return new BadRows(path, reference is DataReference.Kept kept ? kept.Manifest.Origin : reference.Label);
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
