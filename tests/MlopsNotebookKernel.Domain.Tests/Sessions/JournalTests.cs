using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Tests.Sessions;

public sealed class JournalTests
{
    private const int Large = 6_000_000;

    [Fact]
    public void OutputsOf_MoreThanASessionHolds_AreTheLatest()
    {
        Journal journal = new();
        for (int run = 1; run <= 4; run++)
        {
            Add(journal, run, Large);
        }

        Add(journal, 5, 20_000_000);
        Add(journal, 6, 1);

        Assert.Equal([3, 4, 6], Enumerable.Range(1, 6).Where(run => journal.OutputsOf(run) is not null));
        Assert.Equal(6, journal.Entries.Count);
    }

    [Fact]
    public void OutputsOf_RunThatNobodySaw_IsUnknownAndOneWithoutOutputsIsEmpty()
    {
        Journal journal = new();
        journal.Add(Entry(1));
        journal.Add(Entry(2), []);

        Assert.Null(journal.OutputsOf(1));
        Assert.Empty(journal.OutputsOf(2)!);
    }

    private static void Add(Journal journal, int run, int characters) =>
        journal.Add(Entry(run), [new CellOutput.Result(Bundle.OfText(new string('x', characters)))]);

    private static JournalEntry Entry(int run) => new(run, null, null, "x", "x", null, CellStatus.Succeeded, TimeSpan.Zero);
}
