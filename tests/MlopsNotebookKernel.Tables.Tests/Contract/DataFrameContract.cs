using Microsoft.Data.Analysis;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class DataFrameContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(
        new DataFrame(
            new PrimitiveDataFrameColumn<bool>("Truth", SampleRow.All.Select(row => row.Truth)),
            new PrimitiveDataFrameColumn<int>("Whole", SampleRow.All.Select(row => (int)row.Whole)),
            new PrimitiveDataFrameColumn<double>("Fraction", SampleRow.All.Select(row => double.IsNaN(row.Fraction) ? (double?)null : row.Fraction)),
            new StringDataFrameColumn("Word", SampleRow.All.Select(row => row.Word)),
            new PrimitiveDataFrameColumn<DateTime>("Moment", SampleRow.All.Select(row => row.Moment))),
        "sample");
}
