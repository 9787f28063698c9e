using MlopsNotebookKernel.Commands.Gate.Predictions;

namespace MlopsNotebookKernel.Commands.Tests.Gate.Predictions;

public sealed class RowIdsTests
{
    [Fact]
    public void Places_OfManyRowsInAnotherOrder_AreTheirOwn()
    {
        const int rows = 5000;
        RowIds here = Of([.. Enumerable.Range(0, rows).Select(Name)]);
        RowIds there = Of([.. Enumerable.Range(0, rows).Select(row => Name((row * 37) % rows))]);

        Assert.Empty(here.Index());
        Assert.Equal(Enumerable.Range(0, rows).Select(row => (row * 37) % rows), here.Places(there));

        static string Name(int row) => row % 3 == 0 ? $"ÿ{row}" : row % 3 == 1 ? $"flight {row}" : new string('x', row % 50) + row;
    }

    [Fact]
    public void Places_OfNamesThatAreNotHere_AreNone()
    {
        RowIds here = Of("a", "b", "");
        here.Index();
        Assert.Equal([2, -1, 1, -1], here.Places(Of("", "A", "b", "ab")));
    }

    [Fact]
    public void Index_OfNamesThatOccurAgain_SaysWhere() => Assert.Equal([2, 4], Of("a", "b", "a", "c", "b").Index());

    [Fact]
    public void Item_OfAMissingName_IsNull()
    {
        RowIds ids = Of("a", null, "", null);
        Assert.Equal(["a", null, "", null], Enumerable.Range(0, 4).Select(row => ids[row]));
        Assert.Equal([1, 3], ids.Missing);
    }

    [Fact]
    public void Index_OfNoRows_FindsNothing()
    {
        RowIds none = new();
        Assert.Empty(none.Index());
        Assert.Equal([-1], none.Places(Of("a")));
    }

    private static RowIds Of(params string?[] names)
    {
        RowIds ids = new();
        Array.ForEach(names, ids.Add);
        return ids;
    }
}
