using System.Text.Json;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Tests.Tables;

public sealed class TableDigestConverterTests
{
    private static readonly TableDigest Digest = new(
        7,
        [new ColumnDigest("a \"b\"", ColumnType.Timestamp, new string('a', 64)), new ColumnDigest("c", ColumnType.Text, new string('0', 64))],
        new string('f', 64));

    [Fact]
    public void Serialize_Digest_ReadsBackTheSame()
    {
        TableDigest read = JsonSerializer.Deserialize<TableDigest>(JsonSerializer.Serialize(Digest))!;

        Assert.Equal((Digest.Rows, Digest.Content), (read.Rows, read.Content));
        Assert.Equal(Digest.Columns, read.Columns);
    }

    [Theory]
    [InlineData("ffff", "FFFF")]
    [InlineData("ffff", "")]
    [InlineData("\"timestamp\"", "\"moment\"")]
    public void Deserialize_SpoiltDigest_IsRefused(string part, string spoilt)
    {
        string json = JsonSerializer.Serialize(Digest).Replace(part, spoilt, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TableDigest>(json));
    }
}
