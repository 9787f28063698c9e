using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Pin.Views;

/// <summary>Differences as blocks: one compact table, the changed code folded under it.</summary>
internal static class DifferenceBlocks
{
    /// <summary>Longer texts are cut in the table; the code is whole in its fold.</summary>
    private const int LongestCell = 60;

    private const int MostMembers = 50;

    /// <summary>The blocks; none for no differences.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="withRemedies">Whether each is shown with its own remedy; else those of the whole are said elsewhere.</param>
    public static IEnumerable<ViewBlock> Of(IReadOnlyList<StampDifference> differences, bool withRemedies = false)
    {
        if (differences.Count == 0)
        {
            yield break;
        }

        yield return new ViewBlock.Table(
            [new ViewColumn("What"), new ViewColumn("Which"), new ViewColumn("Stamped"), new ViewColumn("Now"), .. withRemedies ? [new ViewColumn("Remedy")] : Array.Empty<ViewColumn>()],
            [.. differences.OrderByDescending(difference => difference.Weight).Select(difference => (IReadOnlyList<ViewCell>)[.. Row(difference), .. withRemedies ? [difference.Remedy.Text] : Array.Empty<ViewCell>()])]);
        foreach (StampDifference difference in differences.Where(IsCode))
        {
            yield return new ViewBlock.Fold(
                $"{DifferenceText.Kind(difference.Kind)}: {difference.Subject}",
                [new ViewBlock.Code(LineDiff.Of(difference.Was ?? "", difference.Is ?? ""), "diff")],
                Open: difference.Weight == DifferenceWeight.Material && differences.Count(IsCode) == 1);
        }

        foreach (StampDifference difference in differences.Where(difference => difference.Members.Count > 0))
        {
            int more = difference.Members.Count - MostMembers;
            yield return new ViewBlock.Table(
                [new ViewColumn("Member"), new ViewColumn("How"), new ViewColumn("Stamped"), new ViewColumn("Now")],
                [.. difference.Members.Take(MostMembers).Select(Member)],
                $"What differs in {difference.Subject}{(more > 0 ? FormattableString.Invariant($", and {more} more") : "")}.");
        }

        foreach (StampDifference difference in differences.Where(difference => difference.Commits.Count > 0))
        {
            yield return new ViewBlock.Table(
                [new ViewColumn("Commit"), new ViewColumn("Author"), new ViewColumn("Date"), new ViewColumn("Subject")],
                [.. difference.Commits.Select(commit => (IReadOnlyList<ViewCell>)
                    [StampText.ShortCommit(commit.Id), commit.Author, FormattableString.Invariant($"{commit.When:yyyy-MM-dd}"), commit.Subject])],
                $"Commits since the stamp that touch {difference.Subject}.");
        }
    }

    private static IReadOnlyList<ViewCell> Row(StampDifference difference)
    {
        ViewStatus status = difference.Weight switch
        {
            DifferenceWeight.Material => ViewStatus.Bad,
            DifferenceWeight.Note => ViewStatus.Warning,
            _ => ViewStatus.Good,
        };
        string[] more = [DifferenceText.Columns(difference.Columns), DifferenceText.Package(difference.Package), difference.Detail ?? ""];
        string subject = string.Join(". ", [difference.Subject, .. more.Where(text => text.Length > 0)]);
        (string was, string now) = IsCode(difference) ? FirstChange(difference) : (difference.Was ?? "", difference.Is ?? "");
        return [new ViewCell(DifferenceText.Kind(difference.Kind), status), subject, Cut(was), Cut(now)];
    }

    private static IReadOnlyList<ViewCell> Member(MemberDifference member) => member.Change == MemberChange.Implementation
        ? [member.Name, DifferenceText.Member(member.Change), "", ""]
        : [member.Name, DifferenceText.Member(member.Change), member.Was ?? "", member.Is ?? ""];

    private static bool IsCode(StampDifference difference) =>
        difference.Kind is DifferenceKind.CellChanged or DifferenceKind.CellAdded or DifferenceKind.CellDeleted or DifferenceKind.CellProse;

    /// <summary>The first line that went and the first that came.</summary>
    private static (string Was, string Now) FirstChange(StampDifference difference)
    {
        string[] lines = LineDiff.Of(difference.Was ?? "", difference.Is ?? "").Split('\n');
        return (First(lines, '-'), First(lines, '+'));
    }

    private static string First(string[] lines, char sign) =>
        lines.FirstOrDefault(line => line.Length > 1 && line[0] == sign && line[1..].Trim().Length > 0)?[1..].Trim() ?? "";

    private static ViewCell Cut(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestCell ? line : $"{line[..(LongestCell - 1)]}…";
    }
}
