using System.Collections;
using System.Reflection;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// An ML.NET <c>IDataView</c>, read by one of its cursors: scalars as they are, keys as whole numbers (0, which marks a
/// missing key, is missing), vectors of known size as a column an element. Hidden columns, which others replace, are
/// left out.
/// </summary>
internal sealed class DataViewRows : IRowSource
{
    private const string Interface = "Microsoft.ML.IDataView";

    private readonly object _view;
    private readonly Type _interface;
    private readonly List<DataViewField> _fields = [];

    internal DataViewRows(object view, Type face, string name)
    {
        _view = view;
        _interface = face;
        foreach (object column in (IEnumerable)face.GetProperty("Schema")!.GetValue(view)!)
        {
            if (!(bool)column.GetType().GetProperty("IsHidden")!.GetValue(column)!)
            {
                _fields.Add(DataViewField.Of(column, name));
            }
        }

        Columns = [.. _fields.SelectMany(static field => field.Columns)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The interface by which a type is a data view; null when it is none.</summary>
    internal static Type? InterfaceOf(Type type) =>
        type.GetInterfaces().FirstOrDefault(static face => face.FullName == Interface);

    /// <inheritdoc/>
    public void WriteTo(RowWriter writer, CancellationToken cancellation)
    {
        MethodInfo open = _interface.GetMethod("GetRowCursor")!;
        using IDisposable cursor = (IDisposable)open.Invoke(_view, BindingFlags.DoNotWrapExceptions, null, [Needed(open), null], null)!;
        Type cursorType = open.ReturnType;
        Func<bool> next = cursorType.GetMethod("MoveNext")!.CreateDelegate<Func<bool>>(cursor);
        List<Action<RowWriter>> values = _fields.ConvertAll(field => field.Bind(cursor, cursorType));
        while (next())
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Begin();
            values.ForEach(value => value(writer));
            writer.End();
        }
    }

    /// <summary>The columns as a list of the notebook's own type.</summary>
    private Array Needed(MethodInfo open)
    {
        Type column = open.GetParameters()[0].ParameterType.GetGenericArguments()[0];
        Array needed = Array.CreateInstance(column, _fields.Count);
        for (int i = 0; i < _fields.Count; i++)
        {
            needed.SetValue(_fields[i].SchemaColumn, i);
        }

        return needed;
    }
}
