using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Benchmarks.Notebooks;

/// <summary>Names why a cell did not run, in words that can be counted.</summary>
internal static partial class Reason
{
    /// <summary>Cells of other languages.</summary>
    public const string Language = "another language";

    /// <summary>Cells whose saved output is an error: they fail by their author's will.</summary>
    public const string Kept = "fails in the published output, too";

    /// <summary>Cells that need a package that cannot be had where this runs.</summary>
    public const string Package = "a package that cannot be had";

    /// <summary>Cells that need a file or a service that cannot be had where this runs.</summary>
    public const string Service = "a file or service that cannot be had";

    /// <summary>Cells with an error of C# or an exception of their own, as lessons have; the same in every kernel.</summary>
    public const string Own = "an error of the notebook's own";

    /// <summary>Cells that took too long.</summary>
    public const string Slow = "took longer than a minute";

    /// <summary>Whether a reason is none of the kernel's: what is missing cannot be had here, or was meant to fail.</summary>
    /// <param name="reason">The reason.</param>
    public static bool IsOutside(string reason) => reason is Language or Kept or Package or Service || reason.StartsWith(Own, StringComparison.Ordinal);

    /// <summary>The reason of an error.</summary>
    /// <param name="error">The error.</param>
    public static string Of(CellOutput.Error error)
    {
        string text = string.Join('\n', [error.Name, error.Message, .. error.Details]);
        if (error.Name.StartsWith("MLOPS15", StringComparison.Ordinal) || text.Contains("did not ask for a package", StringComparison.Ordinal))
        {
            return Package;
        }

        if (Missing().IsMatch(text))
        {
            return Service;
        }

        if (error.Name == "MLOPS1202")
        {
            return $"magic line {error.Message.Split('\'')[1]}";
        }

        if (error.Name.StartsWith("System.", StringComparison.Ordinal) && !Refusing().IsMatch(error.Name))
        {
            return $"{Own}: {error.Name}";
        }

        if (error.Name.StartsWith("CS", StringComparison.Ordinal) && !Nameless.Contains(error.Name))
        {
            return $"{Own}: {error.Name}";
        }

        return error.Name.StartsWith("CS", StringComparison.Ordinal)
            ? Name().Match(error.Message) is { Success: true } name
                ? $"does not compile: {error.Name} {name.Groups[1].Value}"
                : $"does not compile: {error.Name}"
            : $"throws or is refused: {error.Name}";
    }

    [GeneratedRegex("FileNotFoundException|DirectoryNotFoundException|HttpRequestException|SocketException|MLOPS1203|No such file|Name or service not known|Could not find a part|PlatformNotSupported|DllNotFound",
        RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    /// <summary>Errors that mean that a name is missing, which a kernel could have brought.</summary>
    private static readonly HashSet<string> Nameless =
        ["CS0103", "CS0234", "CS0246", "CS1061", "CS0117", "CS1501", "CS1503", "CS7036", "CS0012", "CS0411", "CS0104", "CS0121", "CS1109", "CS8410"];

    [GeneratedRegex("MissingM|TypeLoad|NotSupported|NotImplemented|InvalidProgram|BadImage|TypeInitialization|EntryPoint|AccessViolation|ObjectDisposed", RegexOptions.CultureInvariant)]
    private static partial Regex Refusing();

    [GeneratedRegex("'([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
