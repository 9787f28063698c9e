using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Architecture.Tests;

/// <summary>House rules that no compiler checks.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Drawers = ["Util", "Utils", "Helper", "Helpers", "Common", "Misc", "Manager"];

    [Fact]
    public void Sources_NoFileOrFolder_IsADrawer() => Assert.DoesNotContain(
        Sources(),
        file => Path.GetRelativePath(Repository.Root, file).Split('/', '\\', '.')
            .Any(part => Drawers.Any(drawer => part.EndsWith(drawer, StringComparison.Ordinal))));

    [Fact]
    public void Sources_EachFile_HoldsOneType() => Assert.Empty(
        Sources().Where(file => TopLevelType().Count(File.ReadAllText(file)) > 1).Select(file => Path.GetRelativePath(Repository.Root, file)));

    [Fact]
    public void Sources_EachNamespace_IsItsFolder()
    {
        List<string> wrong = [];
        foreach (string file in Sources().Where(file => !IsBelow(file, "tests") && !IsBelow(file, "Reference")))
        {
            if (NamespaceLine().Match(File.ReadAllText(file)) is not { Success: true } found)
            {
                continue;
            }

            string folder = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');

            // What notebooks write is short: the bridge's types live in the root namespace.
            string expected = folder.Replace("MlopsNotebookKernel.Bridge", "MlopsNotebookKernel", StringComparison.Ordinal);
            if (found.Groups[1].Value != expected)
            {
                wrong.Add($"{Path.GetRelativePath(Repository.Root, file)}: {found.Groups[1].Value}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Sources_AnyContentNetwork_IsNeverNamed() => Assert.DoesNotContain(
        Sources().Where(file => file.Contains($"{Path.DirectorySeparatorChar}src{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
        file => ContentNetwork().IsMatch(File.ReadAllText(file)));

    /// <summary>A code means one thing: two rooms that raise it would have users look up the wrong remedy.</summary>
    [Fact]
    public void Sources_EachCode_IsRaisedInOneRoom()
    {
        string source = Path.Combine(Repository.Root, "src") + Path.DirectorySeparatorChar;

        // The same fault, met in two rooms: no notebook runs here, contributed code does not run, a file changed while it
        // was read, a path of a library leads elsewhere, an internal fault.
        string[] shared = ["MLOPS1005", "MLOPS1206", "MLOPS1321", "MLOPS1811", "MLOPS9999"];
        Assert.Empty(Sources()
            .Where(file => file.StartsWith(source, StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file))
                .Select(match => (Code: match.Groups[1].Value, Room: Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0])))
            .Distinct()
            .GroupBy(raised => raised.Code)
            .Where(group => group.Count() > 1 && !shared.Contains(group.Key))
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(raised => raised.Room))}"));
    }

    private static bool IsBelow(string file, string folder) =>
        file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static IEnumerable<string> Sources() => new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"^(?:public |internal |file )?(?:abstract |sealed |static |partial |readonly |unsafe |ref )*(?:class|interface|enum|struct|record(?: struct| class)?) \w", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("\"(MLOPS\\d{4})[\":]")]
    private static partial Regex Code();

    [GeneratedRegex(@"cdn\.|unpkg\.com|jsdelivr|cdnjs")]
    private static partial Regex ContentNetwork();
}
