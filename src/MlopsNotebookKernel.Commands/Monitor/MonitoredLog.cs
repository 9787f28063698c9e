using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>A scoring log as the user names it, however many files it is in.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
/// <param name="text">What the user wrote.</param>
internal sealed class MonitoredLog(CommandServices services, CommandContext context, string text)
{
    /// <summary>Its files, in the order of their names, or the rows of a variable.</summary>
    public IReadOnlyList<TableSource> Parts { get; } = Sources(text, context);

    /// <summary>A name for its history: the file's or variable's own, without what a pattern leaves open.</summary>
    public string Name => SnapshotName.From(Path.GetFileName(text.TrimStart('@')).Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal));

    /// <summary>The names of its columns.</summary>
    /// <param name="cancellation">Cancels.</param>
    public Task<IReadOnlyList<string>> ColumnsAsync(CancellationToken cancellation) => services.Tables.Value.NamesAsync(Parts[0], cancellation);

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
