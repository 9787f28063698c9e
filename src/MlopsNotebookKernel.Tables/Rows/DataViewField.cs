using System.Globalization;
using System.Reflection;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>A column of a data view's schema, and the columns it gives.</summary>
/// <param name="SchemaColumn">ML.NET's column.</param>
/// <param name="Raw">The type of its values: a scalar, or ML.NET's <c>VBuffer</c>.</param>
/// <param name="Columns">Its columns: one, or one an element.</param>
/// <param name="IsKey">Whether its numbers are keys, where 0 marks a missing one.</param>
internal sealed record DataViewField(object SchemaColumn, Type Raw, IReadOnlyList<Column> Columns, bool IsKey)
{
    private const int LongestVector = 4096;

    /// <summary>Looks at a column of a schema.</summary>
    /// <exception cref="TableException">Its type has no place in a table.</exception>
    internal static DataViewField Of(object column, string name)
    {
        string title = (string)Get(column, "Name")!;
        object type = Get(column, "Type")!;
        Type raw = (Type)Get(type, "RawType")!;
        object item = Get(type, "ItemType") ?? type;
        bool isKey = item.GetType().Name == "KeyDataViewType";
        ColumnType each = CellType.Of((Type)Get(item, "RawType")!) ?? throw RowFault.Unsupported(name, title, type.ToString()!);
        if (ReferenceEquals(item, type))
        {
            return new DataViewField(column, raw, [new Column(title, each)], isKey);
        }

        int size = (int)Get(type, "Size")!;
        if (size is 0 or > LongestVector)
        {
            throw new TableException(
                "MLOPS1421",
                size == 0
                    ? $"Column '{title}' of '{name}' holds vectors of varying size."
                    : $"Column '{title}' of '{name}' holds vectors of {size} elements, where {LongestVector} are served at most.",
                "Drop the column (mlContext.Transforms.DropColumns) before the table is kept.");
        }

        return new DataViewField(
            column,
            raw,
            [.. Enumerable.Range(0, size).Select(i => new Column(string.Create(CultureInfo.InvariantCulture, $"{title}[{i}]"), each))],
            isKey);
    }

    /// <summary>What writes this column's value of a cursor's row.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="cursorType">ML.NET's type of cursors.</param>
    internal Action<RowWriter> Bind(object cursor, Type cursorType)
    {
        Delegate getter = (Delegate)cursorType.GetMethod("GetGetter")!.MakeGenericMethod(Raw)
            .Invoke(cursor, BindingFlags.DoNotWrapExceptions, null, [SchemaColumn], null)!;
        if (Columns.Count == 1 && CellType.Of(Raw) is not null)
        {
            return (Action<RowWriter>)Make(nameof(Scalar), Raw).Invoke(null, [getter, IsKey])!;
        }

        Type element = Raw.GetGenericArguments()[0];
        return (Action<RowWriter>)Make(nameof(Vector), Raw, element).Invoke(null, [getter, Columns.Count, IsKey])!;
    }

    private static object? Get(object owner, string property) => owner.GetType().GetProperty(property)?.GetValue(owner);

    private static MethodInfo Make(string method, params Type[] types) =>
        typeof(DataViewField).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(types);

    private static Action<RowWriter> Scalar<T>(Delegate getter, bool isKey)
    {
        DataViewGetter<T> get = Rebind<T>(getter);
        T value = default!;
        return writer =>
        {
            get(ref value);
            Write(writer, value, isKey);
        };
    }

    private static Action<RowWriter> Vector<TVector, T>(Delegate getter, int size, bool isKey)
        where TVector : struct
    {
        DataViewGetter<TVector> get = Rebind<TVector>(getter);
        VectorCopy<TVector, T> copy = typeof(TVector).GetMethod("CopyTo", [typeof(Span<T>)])!.CreateDelegate<VectorCopy<TVector, T>>();
        TVector vector = default;
        T[] elements = new T[size];
        return writer =>
        {
            get(ref vector);
            copy(ref vector, elements);
            foreach (T element in elements)
            {
                Write(writer, element, isKey);
            }
        };
    }

    /// <summary>ML.NET's delegate has the same shape as ours, but is a type of the notebook's world.</summary>
    private static DataViewGetter<T> Rebind<T>(Delegate getter) =>
        getter.GetType().GetMethod("Invoke")!.CreateDelegate<DataViewGetter<T>>(getter);

    private static void Write<T>(RowWriter writer, T value, bool isKey)
    {
        if (typeof(T) == typeof(float))
        {
            writer.Write((double?)(float)(object)value!);
            return;
        }

        bool missing = isKey && Convert.ToUInt64(value, CultureInfo.InvariantCulture) == 0;
        CellType.Write(writer, missing ? null : value);
    }
}
