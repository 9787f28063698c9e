using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>
/// Evidence that is a cell's output stands in a decision's text as a link to its file, a picture as one that code hosts
/// show in place.
/// </summary>
public static partial class EvidenceLinks
{
    /// <summary>Writes a link.</summary>
    /// <param name="what">What the file shows, such as <c>chart of TrainModel</c>.</param>
    /// <param name="file">The file.</param>
    /// <param name="isPicture">Whether it is shown in place.</param>
    public static string Write(string what, EvidenceFile file, bool isPicture) => $"{(isPicture ? "!" : "")}[{what}]({file.Address})";

    /// <summary>The text as people read it where Markdown is not shown: a link becomes what it shows and where it is.</summary>
    /// <param name="evidence">A line of evidence.</param>
    /// <param name="folder">The path of the decisions' folder as it is to be shown.</param>
    public static string Plain(string evidence, string folder) => Link().Replace(evidence, $"$1 ({folder}/$2)");

    /// <summary>The pictures that a line links to: what each shows, and its file's name.</summary>
    /// <param name="evidence">A line of evidence; may be anybody's.</param>
    public static IEnumerable<(string What, string File)> Pictures(string evidence) =>
        from match in Link().Matches(evidence)
        where match.Value.StartsWith('!')
        select (match.Groups[1].Value, match.Groups[2].Value[(EvidenceFile.Folder.Length + 1)..]);

    [GeneratedRegex(@"!?\[([^\[\]\r\n]{1,300})\]\((evidence/[A-Za-z0-9][A-Za-z0-9._-]{0,200})\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
