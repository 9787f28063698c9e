using CsCheck;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using static MlopsNotebookKernel.Domain.Tests.Pins.SampleStamps;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Cells;

public class CellBinderTests
{
    /// <summary>Stamped cells as "code" or "id:code"; the document likewise; the answer as "stamped run→number", "-" for none, "!" for moved.</summary>
    [Theory]
    [InlineData("a|b|c", "a|b|c", "1→1 2→2 3→3")]
    [InlineData("x:a|y:b", "x:a 2|y:b", "1→1 2→2")]
    [InlineData("x:a|y:b", "y:b|x:a", "2→1! 1→2|2→1 1→2!")]
    [InlineData("a|b|c", "c|a|b", "3→1! 1→2 2→3")]
    [InlineData("a|b|c", "a|c", "1→1 2→- 3→2")]
    [InlineData("a|b|c", "b|c", "1→- 2→1 3→2")]
    [InlineData("a|b|c", "a|n|b|c", "1→1 -→2 2→3 3→4")]
    [InlineData("a|b|c", "a|edited entirely|c", "1→1 2→2 3→3")]
    [InlineData("a|let it be one|c", "a|something new|let it be two|c", "1→1 -→2 2→3 3→4")]
    [InlineData("a|a|a", "a|a", "1→1 2→2 3→-")]
    [InlineData("a|a", "a|a|a", "1→1 2→2 -→3")]
    [InlineData("x:a|y:b", "x:a|z:nothing like it", "1→1 2→- -→2")]
    [InlineData("x:a|y:b", "p:a|q:b", "1→1 2→2")]
    [InlineData("", "a", "-→1")]
    [InlineData("a", "", "1→-")]
    public void Bind_EditedDocument_FindsEachCellAgain(string stamped, string current, string expected)
    {
        string bound = string.Join(' ', CellBinder.Bind(
            [.. Parts(stamped).Select((part, index) => Cell(index + 1, part.Code, part.Id))],
            [.. Parts(current).Select((part, index) => Now(index + 1, part.Code, part.Id))]).Select(Text));
        Assert.Contains(bound, expected.Split('|'));
    }

    [Fact]
    public async Task Bind_ThousandsOfEditedCells_PairByPlaceAndSoon()
    {
        Task<IReadOnlyList<BoundCell>> binding = Task.Run(() => CellBinder.Bind(
            [.. Enumerable.Range(1, 5000).Select(number => Cell(number, $"old {number}"))], [.. Enumerable.Range(1, 5000).Select(number => Now(number, $"new {number}"))]));

        IReadOnlyList<BoundCell> bound = await binding.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.All(bound, cell => Assert.Equal(cell.Current!.Number, cell.Stamped!.ExecutionCount));
    }

    [Fact]
    public void Bind_AnyTwoDocuments_NamesEachCellOnce() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 8], Gen.Int[0, 4].Array[0, 8]).Sample((old, now) =>
        {
            IReadOnlyList<BoundCell> bound = CellBinder.Bind(
                [.. old.Select((code, index) => Cell(index + 1, $"code {code}"))], [.. now.Select((code, index) => Now(index + 1, $"code {code}"))]);
            Assert.Equal(Enumerable.Range(1, now.Length), bound.Where(cell => cell.Current is not null).Select(cell => cell.Current!.Number));
            Assert.Equal(Enumerable.Range(1, old.Length), bound.Where(cell => cell.Stamped is not null).Select(cell => cell.Stamped!.ExecutionCount).Order());
            if (old.SequenceEqual(now))
            {
                Assert.All(bound, cell => Assert.Equal(cell.Stamped!.Fingerprint, cell.Current!.Fingerprint));
                Assert.DoesNotContain(bound, cell => cell.Moved);
            }
        });

    [Fact]
    public void Bind_RanOutOfOrderWithKnownPlaces_IsNotMoved()
    {
        StampedCell[] stamped = [Cell(1, "b", null, 1), Cell(2, "a", null, 0)];
        Assert.DoesNotContain(CellBinder.Bind(stamped, [Now(1, "a"), Now(2, "b")]), cell => cell.Moved);
    }

    private static IEnumerable<(string? Id, string Code)> Parts(string cells) =>
        from part in cells.Split('|', StringSplitOptions.RemoveEmptyEntries)
        let colon = part.IndexOf(':', StringComparison.Ordinal)
        select colon < 0 ? ((string?)null, part) : (part[..colon], part[(colon + 1)..]);

    private static string Text(BoundCell cell) =>
        $"{cell.Stamped?.ExecutionCount.ToString() ?? "-"}→{cell.Current?.Number.ToString() ?? "-"}{(cell.Moved ? "!" : "")}";
}
