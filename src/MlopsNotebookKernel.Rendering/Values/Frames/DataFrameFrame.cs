using System.Collections;
using System.Globalization;
using System.Reflection;

namespace MlopsNotebookKernel.Rendering.Values.Frames;

/// <summary><c>Microsoft.Data.Analysis.DataFrame</c> of whichever version the notebook loaded, known by name.</summary>
internal static class DataFrameFrame
{
    /// <summary>The frame; null for any other value.</summary>
    /// <param name="value">The value.</param>
    public static Frame? Of(object value)
    {
        if (value.GetType().FullName != "Microsoft.Data.Analysis.DataFrame")
        {
            return null;
        }

        List<object> all = [.. ((IEnumerable)Get(value, "Columns")!).Cast<object>()];
        List<object> columns = [.. all.Take(ValueLimits.Columns)];
        long count = Convert.ToInt64(Get(Get(value, "Rows")!, "Count"), CultureInfo.InvariantCulture);
        List<PropertyInfo> cells = [.. columns.Select(column => column.GetType().GetProperties()
            .First(property => property.GetIndexParameters() is [{ ParameterType: { } index }] && index == typeof(long)))];
        List<List<object?>> rows = [];
        for (long row = 0; row < Math.Min(count, ValueLimits.Rows); row++)
        {
            object[] at = [row];
            rows.Add([.. columns.Select((column, i) => cells[i].GetValue(column, at))]);
        }

        return new Frame(
            "DataFrame",
            [.. columns.Select(column => new FrameColumn((string)Get(column, "Name")!, ScalarText.IsNumber((Type)Get(column, "DataType")!)))],
            rows, count, count > ValueLimits.Rows, all.Count);
    }

    private static object? Get(object owner, string name) => owner.GetType().GetProperties()
        .First(property => property.Name == name && property.GetIndexParameters().Length == 0).GetValue(owner);
}
