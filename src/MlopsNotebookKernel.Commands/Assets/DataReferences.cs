using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>Understands what users give for DATA, in one way for every command.</summary>
/// <param name="services">The ports.</param>
public sealed class DataReferences(CommandServices services)
{
    /// <summary>
    /// Finds what a text means. <c>@name</c> is a variable. A text that can be a snapshot (<c>name</c>,
    /// <c>name@id</c>, a prefix of an id) is one where it is known; else it is a path.
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="UsageException">There is no such variable, or it is null.</exception>
    /// <exception cref="SnapshotException">It is neither a file nor a snapshot; or an ambiguous id.</exception>
    public DataReference Resolve(string text, CommandContext context)
    {
        if (CommandArguments.Variable(text, context) is { } variable)
        {
            return new DataReference.Variable(NotNull(variable));
        }

        string path = context.Absolute(text);
        bool exists = File.Exists(path) || Directory.Exists(path);
        if (!CanBeSnapshot(text))
        {
            return exists
                ? new DataReference.Location(path, context.Workspace.Relative(path))
                : throw Missing(text, context);
        }

        try
        {
            return new DataReference.Kept(services.Snapshots(context.Workspace).Find(text));
        }
        catch (SnapshotException unknown) when (exists && unknown.Code == SnapshotException.Unknown)
        {
            return new DataReference.Location(path, context.Workspace.Relative(path));
        }
    }

    /// <summary>Finds what a text means where only a path or a variable will do.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="UsageException">There is no such variable, or it is null.</exception>
    /// <exception cref="SnapshotException">There is no such file or folder.</exception>
    public static DataReference ResolveSource(string text, CommandContext context)
    {
        if (CommandArguments.Variable(text, context) is { } variable)
        {
            return new DataReference.Variable(NotNull(variable));
        }

        string path = context.Absolute(text);
        return File.Exists(path) || Directory.Exists(path)
            ? new DataReference.Location(path, context.Workspace.Relative(path))
            : throw Missing(text, context);
    }

    /// <summary>Opens the table that a reference means.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">It holds no table.</exception>
    /// <exception cref="SnapshotException">It is a snapshot of something else, or its bytes are gone.</exception>
    public Task<ITable> OpenAsync(DataReference reference, CommandContext context, CancellationToken cancellation) => reference switch
    {
        DataReference.Location location => services.Tables.Value.OpenAsync(new TableSource.File(location.Path), cancellation),
        DataReference.Variable variable => services.Tables.Value.OpenAsync(
            new TableSource.Rows(variable.Value.Value!, variable.Value.Name), cancellation),
        DataReference.Kept kept => new SnapshotTables(services).OpenAsync(kept.Manifest, context.Workspace, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(reference)),
    };

    /// <summary>Paths have separators or extensions, which neither names nor ids have.</summary>
    private static bool CanBeSnapshot(string text) =>
        text.Length > 0
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '@')
        && text.Count(character => character == '@') <= 1;

    private static SessionVariable NotNull(SessionVariable variable) => variable.Value is not null
        ? variable
        : throw new UsageException("MLOPS1050", $"The variable {variable.Name} is null.", "Run the cell that gives it a value first.");

    private static SnapshotException Missing(string text, CommandContext context) => new(
        "MLOPS1320",
        $"There is no file or folder {text}.",
        $"Check the path; relative paths start at {(context.Session is null ? "the current folder" : "the notebook's folder")}.");
}
