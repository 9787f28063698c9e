using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class DataReaderContract : DataTableContract
{
    protected override TableSource Source(string folder) => new TableSource.Rows(Table().CreateDataReader(), "sample");
}
