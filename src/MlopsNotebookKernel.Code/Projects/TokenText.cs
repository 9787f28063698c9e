using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Code.Projects;

/// <summary>Code by its tokens, so that comments and layout do not count.</summary>
internal static class TokenText
{
    /// <summary>Code on one line, with spaces where words would run together and after commas.</summary>
    /// <param name="node">The code; null gives nothing.</param>
    public static string Of(SyntaxNode? node) => node is null ? "" : Of(node.DescendantTokens());

    /// <summary>Tokens on one line.</summary>
    /// <param name="tokens">The tokens.</param>
    public static string Of(IEnumerable<SyntaxToken> tokens)
    {
        StringBuilder text = new();
        foreach (SyntaxToken token in tokens.Where(token => !token.IsMissing && token.Span.Length > 0))
        {
            if (text.Length > 0 && (text[^1] is ',' or ':' || ((IsWord(text[^1]) || text[^1] is '>' or '?') && IsWord(token.Text[0])) || IsSpaced(token) || text[^1] == '='))
            {
                text.Append(' ');
            }

            text.Append(token.Text);
        }

        return text.ToString();
    }

    /// <summary>SHA-256 (hexadecimal) of code's tokens.</summary>
    /// <param name="nodes">The code.</param>
    public static string Digest(IEnumerable<SyntaxNode> nodes) => Digest(
        string.Join('\0', nodes.SelectMany(node => node.DescendantTokens()).Where(token => !token.IsMissing && token.Span.Length > 0).Select(token => token.Text)));

    /// <summary>SHA-256 (hexadecimal) of a text.</summary>
    /// <param name="text">The text.</param>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static bool IsSpaced(SyntaxToken token) => token.IsKind(SyntaxKind.EqualsToken) || token.IsKind(SyntaxKind.EqualsGreaterThanToken);

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '@' or '"';
}
