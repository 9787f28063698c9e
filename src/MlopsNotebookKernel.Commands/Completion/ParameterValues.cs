using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Completion.Values;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>The values that a parameter can have in a notebook.</summary>
/// <param name="services">The ports.</param>
public sealed class ParameterValues(CommandServices services)
{
    private static readonly Dictionary<string, List<string>> Nothing = [];

    /// <summary>
    /// All values that a parameter can have, the likeliest first, for front ends that filter by themselves: at most 250,
    /// as they are (without quotes). Columns are those of every table that the session and its snapshots hold.
    /// </summary>
    /// <param name="verb">The command.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="session">The notebook.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>None for a parameter that takes any text, for one that is unknown, and where looking fails.</returns>
    public async Task<IReadOnlyList<CompletionItem>> OfAsync(
        string verb, string parameter, INotebookSession session, CancellationToken cancellation)
    {
        if (CommandCatalogue.All.FirstOrDefault(definition => definition.Verb == verb)?.Parameters
            .FirstOrDefault(candidate => candidate.Name == parameter) is not { } definition)
        {
            return [];
        }

        try
        {
            List<CompletionItem> items = [.. await FittingAsync(definition, null, Nothing, CompletionPlace.Of(session), cancellation).ConfigureAwait(false)];
            return [.. items.Take(Fit.Most)];
        }
#pragma warning disable CA1031 // A list of values has no place to report a fault; running the command names it.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>The values that fit what is typed already.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="prefix">What is typed already; null lists all.</param>
    /// <param name="given">The values of the line's other parameters.</param>
    /// <param name="place">The notebook, or the terminal.</param>
    /// <param name="cancellation">Cancels.</param>
    internal async Task<IReadOnlyList<CompletionItem>> FittingAsync(
        ParameterDefinition parameter, string? prefix, IReadOnlyDictionary<string, List<string>> given, CompletionPlace place,
        CancellationToken cancellation)
    {
        IEnumerable<CompletionItem> items = parameter.Choices.Count > 0
            ? parameter.Choices.Select(choice => new CompletionItem(choice, "value"))
            : await OfKindAsync(parameter.Kind, prefix, given, place, cancellation).ConfigureAwait(false);
        return [.. items.Where(item => Fit.Is(item, prefix ?? "") && Fit.CanBeWritten(item))];
    }

    private async Task<IEnumerable<CompletionItem>> OfKindAsync(
        ParameterKind kind, string? prefix, IReadOnlyDictionary<string, List<string>> given, CompletionPlace place,
        CancellationToken cancellation)
    {
        Workspace workspace = place.Workspace;
        switch (kind)
        {
            case ParameterKind.Path:
                return FileValues.Of(place.Folder, prefix, FilePreference.Any);
            case ParameterKind.Notebook:
                return FileValues.Of(place.Folder, prefix, FilePreference.Notebooks);
            case ParameterKind.Snapshot:
                return SnapshotValues.Of(services.Snapshots(workspace));
            case ParameterKind.Data:
                IEnumerable<CompletionItem> variables = VariableValues.Tables(place.Variables);
                return prefix?.StartsWith('@') == true
                    ? variables
                    : [.. variables, .. FileValues.Of(place.Folder, prefix, FilePreference.Data), .. SnapshotValues.Of(services.Snapshots(workspace))];
            case ParameterKind.Gate:
                return GateValues.Of(new GateStore(workspace));
            case ParameterKind.Remote:
                return prefix?.Contains('/', StringComparison.Ordinal) == true
                    ? FileValues.Of(place.Folder, prefix, FilePreference.Any)
                    : RemoteValues.Of(services.Remotes(workspace));
            case ParameterKind.Metric when prefix?.StartsWith('@') != true:
                return MetricValues.Of(new MetricStore(workspace));
            case ParameterKind.Column:
                return await new ColumnValues(services, workspace).OfAsync(given, place, cancellation).ConfigureAwait(false);
            case ParameterKind.Text when prefix?.StartsWith('@') == true:
                return VariableValues.All(place.Variables);
            default:
                return [];
        }
    }
}
