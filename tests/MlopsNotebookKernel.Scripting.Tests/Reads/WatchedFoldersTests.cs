using MlopsNotebookKernel.Scripting.Reads;

namespace MlopsNotebookKernel.Scripting.Tests.Reads;

public sealed class WatchedFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Around_Repository_IsTheNotebooksFolderFirstAndNothingThatToolsKeep()
    {
        foreach (string folder in new[] { ".git/objects", ".mlops/pins", "src/bin/Debug", "src/obj", "web/node_modules/x", "work/data/2001", "data" })
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, folder));
        }

        Assert.Equal(
            ["work", "work/data", "work/data/2001", ".", "data", "src", "web"],
            WatchedFolders.Around(Path.Combine(_folder.Path, "work")).Select(folder => Path.GetRelativePath(_folder.Path, folder).Replace('\\', '/')).Take(4)
                .Concat(WatchedFolders.Around(Path.Combine(_folder.Path, "work")).Skip(4).Select(folder => Path.GetRelativePath(_folder.Path, folder)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Around_MoreFoldersThanAnyNotebookNeeds_StopsAtAThousand()
    {
        foreach (int number in Enumerable.Range(0, 1_100))
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, "many", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        Assert.Equal(1_000, WatchedFolders.Around(_folder.Path).Count);
    }
}
