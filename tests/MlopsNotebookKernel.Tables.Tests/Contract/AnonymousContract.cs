using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

/// <summary>A deferred query of anonymous objects with narrower types.</summary>
public sealed class AnonymousContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(
        SampleRow.All.Select(row => new
        {
            row.Truth,
            Whole = (int?)row.Whole,
            Fraction = double.IsNaN(row.Fraction) ? (double?)null : row.Fraction,
            row.Word,
            Moment = new DateTimeOffset(row.Moment, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(5)),
        }),
        "sample");
}
