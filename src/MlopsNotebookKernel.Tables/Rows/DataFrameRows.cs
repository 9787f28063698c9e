using System.Collections;
using System.Reflection;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// A <c>Microsoft.Data.Analysis.DataFrame</c>, by its columns' names, types and values: as an <c>IDataView</c>, which it
/// is too, it would lose which values are missing.
/// </summary>
internal sealed class DataFrameRows : IRowSource
{
    private readonly IEnumerable[] _columns;

    internal DataFrameRows(object frame, string name)
    {
        _columns = [.. ((IEnumerable)Get(frame, "Columns")).Cast<IEnumerable>()];
        Columns = [.. _columns.Select(column =>
        {
            string title = (string)Get(column, "Name");
            Type type = (Type)Get(column, "DataType");
            return new Column(title, CellType.Of(type) ?? throw RowFault.Unsupported(name, title, RowFault.Shown(type)));
        })];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Whether a type is a data frame.</summary>
    internal static bool Fits(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
        {
            if (t.FullName == "Microsoft.Data.Analysis.DataFrame")
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void WriteTo(RowWriter writer, CancellationToken cancellation)
    {
        IEnumerator[] values = [.. _columns.Select(static column => column.GetEnumerator())];
        try
        {
            while (Array.TrueForAll(values, static value => value.MoveNext()) && values.Length > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Begin();
                foreach (IEnumerator value in values)
                {
                    CellType.Write(writer, value.Current);
                }

                writer.End();
            }
        }
        finally
        {
            Array.ForEach(values, static value => (value as IDisposable)?.Dispose());
        }
    }

    private static object Get(object owner, string property) =>
        owner.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.GetValue(owner)!;
}
