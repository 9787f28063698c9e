using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class CsvContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.csv", SampleRow.Csv("\n", quoteAll: false, "R")));
}
