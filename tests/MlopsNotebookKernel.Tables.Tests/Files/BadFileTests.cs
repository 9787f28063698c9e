using System.IO.Compression;
using System.Text;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Files;

/// <summary>Files that are not the table their name promises: each is refused in one line with a remedy.</summary>
public sealed class BadFileTests : IDisposable
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, byte[], string, string> Files => new()
    {
        { "picture.csv", Png, "MLOPS1403", "a PNG picture" },
        { "picture.parquet", Png, "MLOPS1403", "a PNG picture" },
        { "picture.json", Png, "MLOPS1403", "a PNG picture" },
        { "binary.csv", [1, 2, 0, 3, 4, 5], "MLOPS1403", "binary data" },
        { "binary.parquet", [1, 2, 0, 3, 4, 5], "MLOPS1403", "binary data" },
        { "binary.json", [1, 2, 0, 3, 4, 5], "MLOPS1403", "binary data" },
        { "late.csv", [.. Text("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 500))), 0xFF, 0xFE, 0x00, 0x01, (byte)',', (byte)'2', 10], "MLOPS1408", "UTF-8" },
        { "text.parquet", Text("a,b\n1,2\n"), "MLOPS1403", "it is text" },
        { "array.parquet", Text("[{\"a\":1}]"), "MLOPS1403", "JSON" },
        { "cut.parquet", Text("PAR1 and then nothing"), "MLOPS1403", "breaks off" },
        { "hollow.parquet", Text("PAR1 no footer here PAR1"), "MLOPS1403", "not a whole Parquet file" },
        { "table.csv", Text("PAR1xxxxPAR1"), "MLOPS1403", "a Parquet file" },
        { "rows.csv", Text("{\"a\":1}\n{\"a\":2}\n"), "MLOPS1403", "JSON" },
        { "values.json", Text("a,b\n1,2\n"), "MLOPS1403", "other text" },
        { "error.csv", Text("\n <!DOCTYPE html><html><body>404</body></html>"), "MLOPS1403", "HTML page" },
        { "error.json", Text("<html>"), "MLOPS1403", "HTML page" },
        { "error.parquet", Text("<HTML>"), "MLOPS1403", "HTML page" },
        { "feed.csv", Text("<?xml version=\"1.0\"?><a/>"), "MLOPS1403", "XML" },
        { "pointer.csv", Text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"), "MLOPS1403", "Git LFS" },
        { "book.csv", Zip(), "MLOPS1403", "zip archive" },
        { "packed.csv", [0x1F, 0x8B, 8, 0], "MLOPS1403", "gzip" },
        { "wide.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n1,2\n")], "MLOPS1403", "UTF-16" },
        { "empty.csv", [], "MLOPS1404", "is empty" },
        { "empty.parquet", [], "MLOPS1404", "is empty" },
        { "empty.json", [], "MLOPS1404", "is empty" },
        { "blank.csv", Text("  \n\n"), "MLOPS1403", "blank" },
        { "short.csv", Text("a,b,c\n1,2,3\n4,5\n6,7,8\n"), "MLOPS1406", "Line 3 of 'short.csv' has 2 values where the first line names 3 columns" },
        { "long.csv", Text("a,b,c\n1,2,3\n4,5,6\n6,7,8,9\n"), "MLOPS1406", "Line 4 of 'long.csv' has 4 values where the first line names 3 columns" },
        { "open.csv", Text("a,b\n1,\"2\n3,4\n"), "MLOPS1406", "quote" },
        { "header.csv", Text("a,\"b\n1,2\n"), "MLOPS1406", "first line" },
        { "latin.csv", [(byte)'a', (byte)',', (byte)'b', 10, 0xE9, (byte)',', (byte)'1', 10], "MLOPS1408", "UTF-8" },
        { "nameless.csv", Text("1,2,3\n4,5,6\n"), "MLOPS1407", "no column names" },
        { "twins.csv", Text("a,b,A\n1,2,3\n"), "MLOPS1407", "more than one column named 'A'" },
        { "book.xlsx", Zip(), "MLOPS1402", ".xlsx" },
        { "noextension", Text("a\n1\n"), "MLOPS1402", "no extension" },
        { "broken.json", Text("[{\"a\":1},{\"a\":"), "MLOPS1410", "JSON objects" },
        { "nested.json", Text("[{\"a\":{\"b\":1}}]"), "MLOPS1409", "Column 'a'" },
        { "lists.json", Text("[{\"a\":[1,2]},{\"a\":[1]}]"), "MLOPS1409", "differing lengths" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Open_FileThatIsNoSuchTable_IsRefusedInOneLine(string name, byte[] content, string code, string part)
    {
        TableSource source = new TableSource.File(_folder.Write(name, content));

        TableException fault = await Assert.ThrowsAsync<TableException>(() => new DuckTableEngine().OpenAsync(source, CancellationToken.None));

        Assert.Equal(code, fault.Code);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public async Task Open_MissingFile_SaysWhichPath()
    {
        TableSource source = new TableSource.File(_folder.Path("nowhere.csv"));

        TableException fault = await Assert.ThrowsAsync<TableException>(() => new DuckTableEngine().OpenAsync(source, CancellationToken.None));

        Assert.Equal("MLOPS1401", fault.Code);
        Assert.Contains(_folder.Path("nowhere.csv"), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_Folder_IsRefused()
    {
        TableException fault = await Assert.ThrowsAsync<TableException>(
            () => new DuckTableEngine().OpenAsync(new TableSource.File(_folder.Root), CancellationToken.None));

        Assert.Equal("MLOPS1401", fault.Code);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip()
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("a");
        }

        return bytes.ToArray();
    }
}
