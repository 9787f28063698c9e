namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>What names in a query mean.</summary>
public interface IQueryNames
{
    /// <summary>The table that a name in <c>FROM</c> means.</summary>
    /// <param name="name">The name, without quotes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null where it means none that is known.</returns>
    Task<TableSource?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>The value that <c>@name</c> means.</summary>
    /// <param name="name">The name, without <c>@</c>.</param>
    /// <exception cref="Errors.UsageException">There is none.</exception>
    object? ValueOf(string name);

    /// <summary>All names that can be asked for, to offer where one is not known.</summary>
    IReadOnlyList<string> All { get; }

    /// <summary>
    /// Whether a query may read nothing but what these names mean: one that came with a repository names files of its
    /// own choice otherwise. False by default.
    /// </summary>
    bool IsFence => false;
}
