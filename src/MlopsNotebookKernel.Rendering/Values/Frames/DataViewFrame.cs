using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace MlopsNotebookKernel.Rendering.Values.Frames;

/// <summary>ML.NET's <c>IDataView</c> of whichever version the notebook loaded, known by name; only its first rows are read.</summary>
internal static class DataViewFrame
{
    private const string Interface = "Microsoft.ML.IDataView";

    /// <summary>The frame; null for any other value.</summary>
    /// <param name="value">The value.</param>
    public static Frame? Of(object value)
    {
        Type? view = value.GetType().GetInterfaces().FirstOrDefault(known => known.FullName == Interface);
        if (view is null)
        {
            return null;
        }

        object preview = Preview(value, view);
        List<object> all = [.. ((IEnumerable)Get(Get(preview, "Schema")!, null)!).Cast<object>()];
        List<object> columns = [.. all.Where(column => !(bool)Get(column, "IsHidden")!)];
        int shown = Math.Min(columns.Count, ValueLimits.Columns);
        HashSet<int> indexes = [.. columns.Take(shown).Select(column => (int)Get(column, "Index")!)];
        List<List<object?>> rows = [];
        foreach (object row in ((IEnumerable)Get(preview, "RowView")!).Cast<object>().Take(ValueLimits.Rows))
        {
            List<object> values = [.. ((IEnumerable)Get(row, "Values")!).Cast<object>()];
            rows.Add([.. values.Where((_, i) => indexes.Contains(i)).Select(pair => Plain(Get(pair, "Value")))]);
        }

        long? count = view.GetMethod("GetRowCount")!.Invoke(value, null) is { } known ? Convert.ToInt64(known, CultureInfo.InvariantCulture) : null;
        bool hasMore = count is { } total ? total > rows.Count : ((ICollection)Get(preview, "RowView")!).Count > ValueLimits.Rows;
        return new Frame(
            "IDataView",
            [.. columns.Take(shown).Select(column => new FrameColumn(
                (string)Get(column, "Name")!, ScalarText.IsNumber((Type)Get(Get(column, "Type")!, "RawType")!)))],
            rows, count ?? (hasMore ? null : rows.Count), hasMore, columns.Count);
    }

    /// <summary>ML.NET's own preview, which lives beside the interface, in the notebook's context.</summary>
    private static object Preview(object value, Type view)
    {
        Type extensions = (AssemblyLoadContext.GetLoadContext(value.GetType().Assembly)?.Assemblies ?? [])
            .Append(value.GetType().Assembly)
            .Select(assembly => assembly.GetType("Microsoft.ML.DebuggerExtensions"))
            .OfType<Type>()
            .FirstOrDefault()
            ?? throw new InvalidOperationException("Microsoft.ML.Data, which previews data views, is not loaded.");
        return extensions.GetMethod("Preview", [view, typeof(int)])!.Invoke(null, [value, ValueLimits.Rows + 1])!;
    }

    /// <summary>A vector as the list of its values; anything else as it is.</summary>
    private static object? Plain(object? value) =>
        value is not null && value.GetType().FullName!.StartsWith("Microsoft.ML.Data.VBuffer`1", StringComparison.Ordinal)
            ? value.GetType().GetMethod("DenseValues", Type.EmptyTypes)!.Invoke(value, null)
            : value is ReadOnlyMemory<char> text ? text.ToString() : value;

    private static object? Get(object owner, string? name) => name is null
        ? owner
        : owner.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property
            ? property.GetValue(owner)
            : owner.GetType().GetField(name)!.GetValue(owner);
}
