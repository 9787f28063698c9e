using CsCheck;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Domain.Tests.Exports;

public sealed class LineMergeTests
{
    [Theory]
    [InlineData("a b c d", "a B c d", "a b c D", "a B c D")]
    [InlineData("a b c", "x a b c", "a b c y", "x a b c y")]
    [InlineData("a b c", "a c", "a b c", "a c")]
    [InlineData("a b c", "a b c", "", "")]
    [InlineData("a b c", "a X c", "a X c", "a X c")]
    [InlineData("a b c d e", "a c d e", "a b c d e f", "a c d e f")]
    public void Of_ChangesInDifferentPlaces_AreBothTaken(string origin, string library, string notebook, string expected)
    {
        MergedText merged = Merge(origin, library, notebook);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(Lines(expected), merged.Text);
    }

    [Fact]
    public void Of_ChangesOfTheSameLine_AreAConflictWithPlaceAndBothSides()
    {
        MergedText merged = Merge("a b c", "new a LIBRARY c", "a NOTEBOOK c");
        Assert.Null(merged.Text);
        MergeConflict conflict = Assert.Single(merged.Conflicts);
        Assert.Equal(3, conflict.Line);
        Assert.Equal(["LIBRARY"], conflict.Library);
        Assert.Equal(["NOTEBOOK"], conflict.Notebook);
    }

    [Theory]
    [InlineData(MergeSide.Library, "new a LIBRARY c d")]
    [InlineData(MergeSide.Notebook, "new a NOTEBOOK c d")]
    public void Of_ConflictWithASidePreferred_TakesThatSideThereAndBothElsewhere(MergeSide side, string expected) =>
        Assert.Equal(Lines(expected), LineMerge.Of(Origin("a b c"), Lines("new a LIBRARY c"), Lines("a NOTEBOOK c d"), side).Text);

    [Fact]
    public void Of_AnyEditsOnBothSides_LosesNoLine() => Gen.Select(Text, Edits, Edits).Sample(
        (origin, first, second) =>
        {
            string[] library = Edited(origin, first, "L");
            string[] notebook = Edited(origin, second, "N");
            MergedText merged = LineMerge.Of(LineDigests.Of(origin), string.Join('\n', library), string.Join('\n', notebook));

            // Every line that a side wrote is in the merged text or shown in a conflict; none comes from nowhere.
            List<string> kept = [.. merged.Text?.Split('\n') ?? [], .. merged.Conflicts.SelectMany(conflict => conflict.Library.Concat(conflict.Notebook))];
            if (merged.Text is null)
            {
                Assert.Equal(MergeSides(origin, library, notebook, MergeSide.Library), Sorted(library.Where(IsNew)));
                Assert.Equal(MergeSides(origin, library, notebook, MergeSide.Notebook, "N"), Sorted(notebook.Where(IsNew)));
            }
            else
            {
                Assert.Equal(Sorted(library.Concat(notebook).Where(IsNew)), Sorted(kept.Where(IsNew)));
                Assert.All(origin.Where(line => origin.Count(other => other == line) == 1 && library.Contains(line) && notebook.Contains(line)), line => Assert.Contains(line, kept));
                Assert.All(kept, line => Assert.True(library.Contains(line) || notebook.Contains(line), line));
            }
        },
        iter: 2_000,
        threads: 1);

    [Fact]
    public void Of_OneSideUnchanged_IsTheOther() => Gen.Select(Text, Edits).Sample(
        (origin, edits) =>
        {
            string before = string.Join('\n', origin);
            string after = string.Join('\n', Edited(origin, edits, "L"));
            string[] digests = LineDigests.Of(origin);
            Assert.Equal(after, LineMerge.Of(digests, after, before).Text);
            Assert.Equal(after, LineMerge.Of(digests, before, after).Text);
            Assert.Equal(after, LineMerge.Of(digests, after, after).Text);
        },
        iter: 1_000,
        threads: 1);

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("one\n\ntwo\n")]
    public void Parse_OfDigests_GivesALineEach(string text) =>
        Assert.Equal(text.Split('\n').Length, LineDigests.Parse(LineDigests.Of(text))!.Length);

    [Fact]
    public void Parse_NoDigests_IsNull() => Assert.Null(LineDigests.Parse("abc"));

    /// <summary>Lines repeat, as braces and blank lines do in code.</summary>
    private static Gen<string[]> Text => Gen.Int[0, 6].Select(number => $"line {number}").Array[1, 12];

    private static Gen<(int Place, int Kind)[]> Edits => Gen.Select(Gen.Int[0, 12], Gen.Int[0, 2]).Array[0, 5];

    private static string[] Edited(string[] origin, (int Place, int Kind)[] edits, string side)
    {
        List<string> lines = [.. origin];
        int number = 0;
        foreach ((int place, int kind) in edits)
        {
            int at = Math.Min(place, lines.Count);
            if (kind == 0 || at == lines.Count)
            {
                lines.Insert(at, $"{side}{number++}");
            }
            else if (kind == 1 && !IsNew(lines[at]))
            {
                lines[at] = $"{side}{number++}";
            }
            else if (!IsNew(lines[at]) && lines.Count > 1)
            {
                lines.RemoveAt(at);
            }
        }

        return [.. lines];
    }

    private static bool IsNew(string line) => line.StartsWith('L') || line.StartsWith('N');

    private static IEnumerable<string> MergeSides(string[] origin, string[] library, string[] notebook, MergeSide side, string mark = "L") => Sorted(
        LineMerge.Of(LineDigests.Of(origin), string.Join('\n', library), string.Join('\n', notebook), side).Text!
            .Split('\n').Where(line => line.StartsWith(mark, StringComparison.Ordinal)));

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static MergedText Merge(string origin, string library, string notebook) =>
        LineMerge.Of(Origin(origin), Lines(library), Lines(notebook));

    private static string[] Origin(string text) => LineDigests.Of(Lines(text).Split('\n'));

    private static string Lines(string text) => text.Replace(' ', '\n');
}
