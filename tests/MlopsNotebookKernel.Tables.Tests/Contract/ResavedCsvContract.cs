using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

/// <summary>The same values as another program saves them: all quoted, Windows line ends, another form of numbers.</summary>
public sealed class ResavedCsvContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.csv", "\uFEFF" + SampleRow.Csv("\r\n", quoteAll: true, "E16")));
}
