using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Code.Files;

/// <summary>
/// Finds file names in string literals, and in calls of <c>Path.Combine</c> and <c>Path.Join</c> whose parts are all
/// literals. Addresses of a network, patterns and text that merely ends like a file name are left out.
/// </summary>
public sealed partial class CodeFiles : ICodeFiles
{
    private const int LongestPath = 1024;

    private static readonly HashSet<string> DataExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".arrow", ".avro", ".bin", ".bz2", ".csv", ".dat", ".data", ".db", ".duckdb", ".feather", ".gz", ".h5", ".hdf5",
        ".idv", ".ipc", ".jpeg", ".jpg", ".json", ".jsonl", ".mat", ".model", ".ndjson", ".npy", ".npz", ".onnx", ".orc",
        ".parquet", ".pb", ".pickle", ".pkl", ".png", ".psv", ".pt", ".sav", ".sqlite", ".sqlite3", ".tab", ".tar",
        ".tfrecord", ".tif", ".tiff", ".tsv", ".txt", ".wav", ".xls", ".xlsx", ".xml", ".yaml", ".yml", ".zip", ".zst",
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesNamed(string source)
    {
        List<string> found = [];
        CellCode cell = CellCode.Parse(source);
        Collect(cell.Root, found);
        foreach (MagicLine sql in cell.Magics.Where(magic => magic.Name == "sql"))
        {
            int end = cell.Magics.FirstOrDefault(magic => magic.Position > sql.Position)?.Position ?? cell.Text.Length;
            foreach (Match text in SqlText().Matches(cell.Text[sql.Position..end]))
            {
                Add(text.Groups[1].Value, found);
            }
        }

        return found;
    }

    private static void Collect(SyntaxNode node, List<string> found)
    {
        string? text = node switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
            InvocationExpressionSyntax call => Joined(call),
            _ => null,
        };
        if (text is null)
        {
            foreach (SyntaxNode child in node.ChildNodes())
            {
                Collect(child, found);
            }

            return;
        }

        Add(text, found);
    }

    private static void Add(string text, List<string> found)
    {
        string path = text.Replace('\\', '/');
        if (LooksLikeFile(path) && !found.Contains(path))
        {
            found.Add(path);
        }
    }

    [GeneratedRegex("'([^'\n]*)'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SqlText();

    private static string? Joined(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join" } member
            || member.Expression.ToString() is not ("Path" or "System.IO.Path" or "IO.Path")
            || call.ArgumentList.Arguments.Count == 0)
        {
            return null;
        }

        List<string> parts = [];
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.StringLiteralExpression))
            {
                return null;
            }

            parts.Add(literal.Token.ValueText.Replace('\\', '/').TrimEnd('/'));
        }

        return string.Join('/', parts);
    }

    private static bool LooksLikeFile(string path)
    {
        if (path.Length is 0 or > LongestPath || path.Contains("://", StringComparison.Ordinal)
            || path.AsSpan().IndexOfAny("*?<>|\"\n\r\t\0{};") >= 0 || path.EndsWith(' ') || path.StartsWith(' '))
        {
            return false;
        }

        string name = path[(path.LastIndexOf('/') + 1)..];
        string extension = Path.GetExtension(name);
        return extension.Length > 0 && name.Length > extension.Length && DataExtensions.Contains(extension);
    }
}
