using System.Collections;
using System.Data;
using System.Reflection;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// The names of the columns that rows of the notebook's would have, by their type alone: nothing is enumerated and no
/// getter of the notebook's is called.
/// </summary>
internal static class RowHeader
{
    /// <summary>The names; those of a vector's elements are left out, because only a row tells how many it has.</summary>
    /// <param name="value">The rows.</param>
    /// <param name="name">What they are called, for messages.</param>
    /// <exception cref="TableException">The value is no table.</exception>
    internal static IReadOnlyList<string> Of(object value, string name)
    {
        switch (value)
        {
            case string:
                throw RowFault.NoTable(name, "a text");
            case DataTable table:
                return [.. table.Columns.Cast<DataColumn>().Select(static column => column.ColumnName)];
            case IDataReader reader:
                return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        }

        Type type = value.GetType();
        if (DataFrameRows.Fits(type))
        {
            return Names(new DataFrameRows(value, name));
        }

        if (DataViewRows.InterfaceOf(type) is { } view)
        {
            return Names(new DataViewRows(value, view, name));
        }

        return value is IEnumerable sequence
            ? OfSequence(sequence)
            : throw RowFault.NoTable(name, $"a {RowFault.Shown(type)}");
    }

    private static IReadOnlyList<string> OfSequence(IEnumerable sequence)
    {
        object? first = FirstOf(sequence);
        Type? declared = SequenceRows.ElementType(sequence.GetType());
        Type? element = declared is null || declared == typeof(object) || declared.IsInterface || declared.IsAbstract
            ? first?.GetType() ?? declared
            : declared;
        if (element is null || element == typeof(object))
        {
            return [];
        }

        if (typeof(IEnumerable<KeyValuePair<string, object?>>).IsAssignableFrom(element))
        {
            return first is Dictionary<string, object?> row ? [.. row.Keys] : [];
        }

        return CellType.Of(element) is not null
            ? ["value"]
            : [.. RecordRows.Members(element).Where(IsSingle).Select(static member => member.Name)];
    }

    /// <summary>The first element of what .NET itself holds in memory; other sequences may be queries, which would run.</summary>
    private static object? FirstOf(IEnumerable sequence)
    {
        Type type = sequence.GetType();
        bool isHeld = type.IsSZArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>));
        return isHeld && sequence is IList { Count: > 0 } list ? list[0] : null;
    }

    private static bool IsSingle(MemberInfo member) =>
        CellType.Of(member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType) is not null;

    private static IReadOnlyList<string> Names(IRowSource source) => [.. source.Columns.Select(static column => column.Name)];
}
