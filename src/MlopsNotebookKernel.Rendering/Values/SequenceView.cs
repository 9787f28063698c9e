using System.Collections;
using System.Globalization;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>Sequences of records, tuples, dictionaries or sequences as tables with columns.</summary>
internal static class SequenceView
{
    /// <summary>How many elements are shown: more where each is a word in a line than where it is a row of a table.</summary>
    /// <param name="first">The first element.</param>
    public static int LimitOf(object? first) => IsScalar(first) ? ValueLimits.Elements : ValueLimits.Rows;

    /// <summary>The view; null for a sequence of scalars, which is a line of text.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="all">Its first elements.</param>
    public static View? Of(IEnumerable sequence, ValueSample all)
    {
        if (sequence is Array { Rank: 2 } grid)
        {
            return Grid(grid);
        }

        if (all.Elements.All(IsScalar))
        {
            return null;
        }

        // A sequence that starts with scalars may go on with objects.
        ValueSample sample = all with
        {
            Elements = [.. all.Elements.Take(ValueLimits.Rows)],
            HasMore = all.HasMore || all.Elements.Count > ValueLimits.Rows,
        };
        List<IReadOnlyList<(string Name, object? Value)>> fields = [.. sample.Elements.Select(RowFields.Of)];
        List<string> names = [.. fields.SelectMany(row => row.Select(field => field.Name)).Distinct(StringComparer.Ordinal)];
        List<string> shown = [.. names.Take(ValueLimits.Columns)];
        List<Dictionary<string, object?>> rows = [.. fields.Select(row => row
            .DistinctBy(field => field.Name, StringComparer.Ordinal)
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal))];
        return View(
            Title(sequence.GetType()),
            [.. shown.Select(name => new ViewColumn(name, rows.All(row => IsNumberOrMissing(row, name)) && rows.Any(row => row.GetValueOrDefault(name) is not null)))],
            [.. rows.Select(row => Row(row, shown))],
            sample.Count, sample.HasMore, names.Count, sample.Fault);
    }

    /// <summary>A table of rows out of many, with what is left out said under it.</summary>
    /// <param name="title">What it is; empty for rows of a type that has no name.</param>
    /// <param name="columns">The columns shown.</param>
    /// <param name="rows">The rows shown.</param>
    /// <param name="count">How many rows there are; null when nobody knows.</param>
    /// <param name="hasMore">Whether there are more rows than shown.</param>
    /// <param name="columnCount">How many columns there are.</param>
    /// <param name="fault">What reading threw on the way; null for nothing.</param>
    public static View View(
        string title, IReadOnlyList<ViewColumn> columns, IReadOnlyList<IReadOnlyList<ViewCell>> rows, long? count, bool hasMore, int columnCount, Exception? fault)
    {
        string size = count is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"{known:N0} {(known == 1 ? "row" : "rows")}")
            : fault is null ? "rows are read as they are needed" : "cannot be read to its end";
        List<string> notes = [];
        if (fault is null && hasMore)
        {
            notes.Add(count is { } all
                ? string.Create(CultureInfo.InvariantCulture, $"{rows.Count} of {all:N0} rows")
                : string.Create(CultureInfo.InvariantCulture, $"the first {rows.Count} rows; more follow"));
        }

        if (columnCount > columns.Count)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{columns.Count} of {columnCount:N0} columns"));
        }

        List<ViewBlock> blocks = [new ViewBlock.Table(columns, rows, notes.Count == 0 ? null : string.Join(", ", notes))];
        if (fault is not null)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Bad, $"Reading stopped after {rows.Count.ToString(CultureInfo.InvariantCulture)} rows: {new ThrownValue(fault)}"));
        }

        return new View(ViewStatus.Neutral, title.Length == 0 ? Capital(size) : $"{title}: {size}", blocks);
    }

    /// <summary>A cell of a table; what threw is marked.</summary>
    /// <param name="value">The value.</param>
    public static ViewCell Cell(object? value) =>
        new(BriefText.Of(value), value is ThrownValue ? ViewStatus.Bad : ViewStatus.Neutral);

    /// <summary>A null element shows as such in the first column; a field that a row has not is left empty.</summary>
    private static IReadOnlyList<ViewCell> Row(Dictionary<string, object?> row, List<string> names) =>
    [
        .. names.Select((name, i) => row.TryGetValue(name, out object? value) || (row.Count == 0 && i == 0) ? Cell(value) : new ViewCell("")),
    ];

    private static bool IsScalar(object? element) => element is null || ScalarText.IsScalar(element.GetType());

    private static bool IsNumberOrMissing(Dictionary<string, object?> row, string name) =>
        row.GetValueOrDefault(name) is not { } value || ScalarText.IsNumber(value.GetType());

    private static View Grid(Array grid)
    {
        int height = Math.Min(grid.GetLength(0), ValueLimits.Rows);
        int width = Math.Min(grid.GetLength(1), ValueLimits.Columns);
        bool numeric = ScalarText.IsNumber(grid.GetType().GetElementType()!);
        List<IReadOnlyList<ViewCell>> rows = [];
        for (int row = 0; row < height; row++)
        {
            int current = row;
            rows.Add([.. Enumerable.Range(0, width).Select(column => Cell(grid.GetValue(
                current + grid.GetLowerBound(0), column + grid.GetLowerBound(1))))]);
        }

        return View(
            TypeNames.Of(grid.GetType()),
            [.. Enumerable.Range(0, width).Select(column => new ViewColumn(column.ToString(CultureInfo.InvariantCulture), numeric))],
            rows, grid.GetLength(0), grid.GetLength(0) > height, grid.GetLength(1), null);
    }

    /// <summary>Types that the compiler or a library made for a query say nothing to a reader; what they yield does.</summary>
    private static string Title(Type type)
    {
        Type? row = type.IsArray ? type.GetElementType() : Element(type);
        if (row is not null && TypeNames.IsAnonymous(row))
        {
            return "";
        }

        if (type.IsPublic || type.IsNestedPublic || type.IsArray)
        {
            return TypeNames.Of(type);
        }

        return row is null ? "Sequence" : $"Sequence of {TypeNames.Of(row)}";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static Type? Element(Type type) => type.GetInterfaces()
        .FirstOrDefault(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        ?.GetGenericArguments()[0];
}
