using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Differences;

public class AssetDifferencesTests
{
    [Fact]
    public void OfColumns_EachKind_IsNamed()
    {
        TableDigest was = new(3, [Column("same", "1"), Column("values", "2"), Column("gone", "3"), Column("type", "4")], "x");
        TableDigest now = new(3, [Column("same", "1"), Column("values", "9"), Column("type", "4", ColumnType.Text), Column("new", "5")], "y");
        Assert.Equal(
            [new("values", "values", null), new("gone", "gone", null), new("type", "type integer → text", null), new("new", "added", null)],
            AssetDifferences.OfColumns(was, now));
    }

    private static ColumnDigest Column(string name, string digest, ColumnType type = ColumnType.Integer) => new(name, type, digest);
}
