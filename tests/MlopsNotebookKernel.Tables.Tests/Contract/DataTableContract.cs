using System.Data;
using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public class DataTableContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(Table(), "sample");

    protected static DataTable Table()
    {
        DataTable table = new() { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("Truth", typeof(bool));
        table.Columns.Add("Whole", typeof(int));
        table.Columns.Add("Fraction", typeof(double));
        table.Columns.Add("Word", typeof(string));
        table.Columns.Add("Moment", typeof(DateTime));
        foreach (SampleRow row in SampleRow.All)
        {
            table.Rows.Add(row.Truth, (int)row.Whole, double.IsNaN(row.Fraction) ? DBNull.Value : row.Fraction, row.Word, row.Moment);
        }

        return table;
    }
}
