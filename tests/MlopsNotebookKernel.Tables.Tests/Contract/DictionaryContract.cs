using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class DictionaryContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(
        SampleRow.All.Select(row => new Dictionary<string, object?>
        {
            ["Truth"] = row.Truth,
            ["Whole"] = (short)row.Whole == row.Whole ? (short)row.Whole : row.Whole,
            ["Fraction"] = double.IsNaN(row.Fraction) ? null : row.Fraction,
            ["Word"] = row.Word,
            ["Moment"] = row.Moment,
        }).ToList(),
        "sample");
}
