using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>Shows what <c>snapshot</c> came to: one line, where it is from, and a table's profile in short.</summary>
internal static class SnapshotRenderer
{
    private const int LongestTop = 40;

    private static readonly IReadOnlyList<ViewColumn> Headings =
    [
        new("Column"), new("Type"), new("Role"), new("Missing", true), new("Distinct", true), new("Range or top value"), new("Mean", true),
    ];

    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(SnapshotResult result)
    {
        List<ViewBlock> blocks = [];
        if (result.Notice is { } notice)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Warning, notice));
        }

        if (result.Note is { } note)
        {
            blocks.Add(new ViewBlock.Paragraph(note));
        }

        if (result.Origin != result.Source)
        {
            blocks.Add(new ViewBlock.Paragraph($"The same content was first kept from {result.Origin}."));
        }

        if (result is { Columns: { } columns, Rows: { } rows })
        {
            blocks.Add(Columns(columns, rows));
        }

        return new View(ViewStatus.Good, result.Summary, blocks);
    }

    /// <summary>A table's columns in short.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The table's rows.</param>
    public static ViewBlock.Table Columns(IReadOnlyList<SnapshotColumn> columns, long rows) =>
        new(Headings, [.. columns.Select(column => Row(column, rows))]);

    private static IReadOnlyList<ViewCell> Row(SnapshotColumn column, long rows) =>
    [
        column.Name,
        column.Type.ToString().ToLowerInvariant(),
        column.Role.ToString().ToLowerInvariant(),
        column.Missing == 0 ? "0" : $"{QuantityText.Count(column.Missing)} ({QuantityText.Percent((double)column.Missing / rows)})",
        column.Distinct is { } distinct ? QuantityText.Count(distinct) : $"over {QuantityText.Count(ColumnProfile.ExactLimit)}",
        Range(column),
        Mean(column),
    ];

    private static string Range(SnapshotColumn column) => column switch
    {
        { Minimum: { } minimum, Maximum: { } maximum } when column.Type == ColumnType.Timestamp => $"{Time(minimum)} to {Time(maximum)}",
        { Minimum: { } minimum, Maximum: { } maximum } when column.Type == ColumnType.Boolean =>
            minimum == maximum ? (minimum == 0 ? "all false" : "all true") : "false, true",
        { Minimum: { } minimum, Maximum: { } maximum } => $"{QuantityText.Number(minimum)} to {QuantityText.Number(maximum)}",
        { Top: { } top, TopShare: { } share } => $"{TextCells.Clip(top, LongestTop)} ({QuantityText.Percent(share)})",
        _ => "",
    };

    private static string Mean(SnapshotColumn column) => column switch
    {
        { Mean: null } or { Type: ColumnType.Timestamp } => "",
        { Mean: { } mean, Type: ColumnType.Boolean } => $"{QuantityText.Percent(mean)} true",
        { Mean: { } mean } => QuantityText.Number(mean),
    };

    private static string Time(double microseconds)
    {
        DateTime time = new((long)microseconds * TimeSpan.TicksPerMicrosecond, DateTimeKind.Unspecified);
        return time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
