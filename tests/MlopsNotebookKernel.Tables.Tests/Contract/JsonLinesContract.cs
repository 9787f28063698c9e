using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class JsonLinesContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.jsonl", string.Concat(Objects().Select(row => row + "\n"))));

    internal static IEnumerable<string> Objects() => SampleRow.All.Select(row => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["Truth"] = row.Truth,
        ["Whole"] = row.Whole,
        ["Fraction"] = double.IsNaN(row.Fraction) ? null : row.Fraction,
        ["Word"] = row.Word,
        ["Moment"] = row.Moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
    }));
}
