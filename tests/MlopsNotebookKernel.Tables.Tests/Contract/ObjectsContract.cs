using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class ObjectsContract : TableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(SampleRow.All.Cast<object>().ToArray(), "sample");
}
