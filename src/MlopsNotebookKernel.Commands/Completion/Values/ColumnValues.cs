using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>
/// Columns as values: those of the tables, snapshots and variables that the line names; where it names none, those of
/// all snapshots and variables. No rows are read: manifests, files' headers and types tell.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class ColumnValues(CommandServices services, Workspace workspace)
{
    private const int MostTables = 20;

    /// <summary>The values, in the tables' order.</summary>
    /// <param name="given">The values of the line's parameters.</param>
    /// <param name="place">The notebook, or the terminal.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyList<CompletionItem>> OfAsync(
        IReadOnlyDictionary<string, List<string>> given, CompletionPlace place, CancellationToken cancellation)
    {
        DataReferences references = new(services);
        CommandContext context = new(workspace, place.Folder, place.Session, null);
        List<DataReference> named = [.. given.Values.SelectMany(values => values)
            .Select(text => Resolve(references, text, context)).OfType<DataReference>()];
        IEnumerable<DataReference> sources = named.Count > 0 ? named : Known(place);
        List<CompletionItem> items = [];
        foreach (DataReference source in sources.Take(MostTables))
        {
            items.AddRange((await NamesAsync(source, cancellation).ConfigureAwait(false))
                .Select(name => new CompletionItem(name, "column", source.Label)));
        }

        return [.. items.DistinctBy(item => item.Text)];
    }

    /// <summary>What a word of the line means; null for the many that are no data.</summary>
    private static DataReference? Resolve(DataReferences references, string text, CommandContext context)
    {
        try
        {
            return text.Length > 0 ? references.Resolve(text, context) : null;
        }
        catch (MlopsException)
        {
            return null;
        }
    }

    private IEnumerable<DataReference> Known(CompletionPlace place) =>
    [
        .. place.Variables.Where(VariableValues.IsTable).Select(variable => new DataReference.Variable(variable)),
        .. Newest(services.Snapshots(workspace)).Select(manifest => new DataReference.Kept(manifest)),
    ];

    private static IEnumerable<SnapshotManifest> Newest(ISnapshotStore store) =>
        store.Heads().DistinctBy(head => head.Name).Take(MostTables).Select(head => store.Find($"{head.Name}@{head.Id}"));

    private async Task<IEnumerable<string>> NamesAsync(DataReference source, CancellationToken cancellation)
    {
        try
        {
            return source switch
            {
                DataReference.Kept kept => kept.Manifest.Table?.Columns.Select(column => column.Name) ?? [],
                DataReference.Variable { Value: SessionVariable { Value: { } rows } variable } => await services.Tables.Value
                    .NamesAsync(new TableSource.Rows(rows, variable.Name), cancellation).ConfigureAwait(false),
                DataReference.Location location when File.Exists(location.Path) => await services.Tables.Value
                    .NamesAsync(new TableSource.File(location.Path), cancellation).ConfigureAwait(false),
                _ => [],
            };
        }
        catch (MlopsException)
        {
            // One source that is no table takes nothing from the others.
            return [];
        }
    }
}
