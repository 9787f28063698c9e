using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class JsonArrayContract : TableContract
{
    protected override TableSource Source(string folder) =>
        new TableSource.File(Saved(folder, "sample.json", $"[{string.Join(",\n", JsonLinesContract.Objects())}]"));
}
