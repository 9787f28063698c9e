namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>Where a table comes from.</summary>
public abstract record TableSource
{
    private TableSource()
    {
    }

    /// <summary>A CSV, Parquet or JSON file; its extension says which, and its content is checked against it.</summary>
    /// <param name="Path">Absolute path.</param>
    public sealed record File(string Path) : TableSource;

    /// <summary>
    /// Rows held by the notebook: <c>IEnumerable&lt;record&gt;</c>, an array, an ML.NET <c>IDataView</c>, a
    /// <c>DataFrame</c>; found by reflection, because its types belong to the notebook's world.
    /// </summary>
    /// <param name="Value">The rows.</param>
    /// <param name="Name">How the notebook calls it, for messages.</param>
    public sealed record Rows(object Value, string Name) : TableSource;
}
