using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class RecordContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(SampleRow.All, "sample");
}
