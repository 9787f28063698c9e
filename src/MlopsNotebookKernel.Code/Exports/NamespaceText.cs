using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes namespaces as the repository does.</summary>
internal static partial class NamespaceText
{
    /// <summary>A file's text with braces around what its namespace holds; one that says no namespace for all of it stays as it is.</summary>
    /// <param name="text">C# source; lines end with LF.</param>
    public static string WithBraces(string text)
    {
        Match declared = FileNamespace().Match(text);
        return declared.Success
            ? $"{text[..declared.Index]}namespace {declared.Groups[1].Value}\n{{\n{CodeLines.Indent(text[(declared.Index + declared.Length)..].Trim('\n'), 4)}\n}}\n"
            : text;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FileNamespace();
}
