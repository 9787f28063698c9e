using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>A scoring log as one table in the order of time, however many files it is in.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
/// <param name="text">What the user wrote.</param>
internal sealed class MonitoredLog(CommandServices services, CommandContext context, string text) : IQueryNames
{
    /// <summary>The column of the period's first day that <see cref="OpenAsync"/> adds; empty for rows without a time.</summary>
    public const string PeriodColumn = "mlops_period";

    /// <summary>The column of the moment that <see cref="OpenAsync"/> adds.</summary>
    public const string TimeColumn = "mlops_time";

    private readonly IReadOnlyList<TableSource> _sources = Sources(text, context);

    /// <summary>A name for its history: the file's or variable's own, without what a pattern leaves open.</summary>
    public string Name => SnapshotName.From(Path.GetFileName(text.TrimStart('@')).Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal));

    /// <inheritdoc/>
    public IReadOnlyList<string> All => [];

    /// <summary>The names of its columns.</summary>
    /// <param name="cancellation">Cancels.</param>
    public Task<IReadOnlyList<string>> ColumnsAsync(CancellationToken cancellation) => services.Tables.Value.NamesAsync(_sources[0], cancellation);

    /// <summary>Opens it.</summary>
    /// <param name="time">The column of times.</param>
    /// <param name="columns">The columns that are needed.</param>
    /// <param name="every">The periods.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<ITable> OpenAsync(string time, IReadOnlyList<string> columns, PeriodLength every, CancellationToken cancellation)
    {
        string all = string.Join(" UNION ALL BY NAME ", Enumerable.Range(0, _sources.Count).Select(i => $"SELECT * FROM log{i}"));
        string moment = $"TRY_CAST({Quoted(time)} AS TIMESTAMP)";
        string unit = every.ToString().ToLowerInvariant();
        string wanted = string.Concat(columns.Where(column => column is not (PeriodColumn or TimeColumn)).Select(column => $", {Quoted(column)}"));
        return services.Tables.Value.QueryAsync(
            $"SELECT {moment} AS {TimeColumn}, strftime(date_trunc('{unit}', {moment}), '%Y-%m-%d') AS {PeriodColumn}{wanted} FROM ({all}) ORDER BY 1 NULLS LAST",
            this,
            context.Folder,
            cancellation);
    }

    /// <inheritdoc/>
    public object? ValueOf(string name) => null;

    /// <inheritdoc/>
    public Task<TableSource?> FindAsync(string name, CancellationToken cancellation) => Task.FromResult(
        name.StartsWith("log", StringComparison.Ordinal) && int.TryParse(name[3..], out int number) && number < _sources.Count ? _sources[number] : null);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IReadOnlyList<TableSource> Sources(string text, CommandContext context)
    {
        string path = context.Absolute(text.StartsWith('@') ? "." : text);
        if (!text.StartsWith('@') && Path.GetFileName(path) is { } pattern && pattern.AsSpan().ContainsAny('*', '?') && !File.Exists(path))
        {
            string folder = Path.GetDirectoryName(path)!;
            string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];
            return files.Length > 0
                ? [.. files.Select(file => new TableSource.File(file))]
                : throw new MonitorException("MLOPS2821", $"No file is called {text}.", "Check the pattern; it names files of one folder, as logs/*.csv.");
        }

        return DataReferences.ResolveSource(text, context) switch
        {
            DataReference.Variable variable => [new TableSource.Rows(variable.Value.Value!, variable.Value.Name)],
            DataReference.Location location => [new TableSource.File(location.Path)],
            _ => throw new ArgumentOutOfRangeException(nameof(text)),
        };
    }
}
