using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Reproductions.Masks;

/// <summary>
/// Absolute paths: of this run those below folders that belong to this machine and this run, of a stored output any. What
/// is left is the last name, so that another file is still another.
/// </summary>
/// <param name="places">Absolute paths of folders of this machine: the worktree, temporary files, the user's own, packages.</param>
public sealed partial class PathMask(IReadOnlyList<string> places) : OutputMask("paths")
{
    /// <inheritdoc/>
    public override string OfStored(string text) => Absolute().Replace(text, match => Last(match.Value));

    /// <inheritdoc/>
    public override string OfNow(string text) => Absolute().Replace(text, match => IsOfThisMachine(match.Value) ? Last(match.Value) : match.Value);

    private static string Last(string path) => "<folder>/" + path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private bool IsOfThisMachine(string path) => places.Any(place => place.Length > 1 && (Same(path, place)
        || Starts(path, place)));

    private static bool Same(string path, string place) => string.Equals(Slashes(path).TrimEnd('/'), Slashes(place).TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string path, string place) => Slashes(path).StartsWith(Slashes(place).TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    private static string Slashes(string path) => path.Replace('\\', '/');

    [GeneratedRegex(@"(?<![\w/.:])([A-Za-z]:[\\/]|/)([^\s""'<>|:*?\\/]+[\\/])+[^\s""'<>|:*?\\/]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Absolute();
}
