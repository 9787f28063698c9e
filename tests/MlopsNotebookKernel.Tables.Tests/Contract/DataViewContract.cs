using Microsoft.ML;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

/// <summary>A data view of ML.NET's own, by way of its own loader.</summary>
public sealed class DataViewContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.Rows(new MLContext(seed: 1).Data.LoadFromEnumerable(SampleRow.All), "sample");
}
