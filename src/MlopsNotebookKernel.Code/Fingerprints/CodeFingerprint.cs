using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Code.Fingerprints;

/// <summary>
/// Fingerprints by C# tokens: comments, whitespace, line ends and regions do not count; the content of strings,
/// <c>#r</c> and other directives, and magic lines do. Text that is not C# is digested as it is (line ends as LF).
/// </summary>
public sealed class CodeFingerprint : ICodeFingerprint
{
    /// <inheritdoc/>
    public string Of(string source)
    {
        CellCode cell = CellCode.Parse(source);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (cell.Parses)
        {
            Append(hash, 'v', "csharp/1");
            AppendTokens(hash, cell);
        }
        else
        {
            Append(hash, 'v', "text/1");
            Append(hash, 't', cell.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendTokens(IncrementalHash hash, CellCode cell)
    {
        using IEnumerator<MagicLine> magics = cell.Magics.GetEnumerator();
        bool more = magics.MoveNext();
        foreach (SyntaxToken token in cell.Root.DescendantTokens(descendIntoTrivia: true))
        {
            if (token.IsMissing || IsProse(token))
            {
                continue;
            }

            while (more && magics.Current.Position < token.SpanStart)
            {
                Append(hash, 'm', magics.Current.Normalised);
                more = magics.MoveNext();
            }

            if (token.IsKind(SyntaxKind.EndOfDirectiveToken))
            {
                Append(hash, 'e', "");
            }
            else if (token.Span.Length > 0)
            {
                Append(hash, 't', token.Text);
            }
        }

        while (more)
        {
            Append(hash, 'm', magics.Current.Normalised);
            more = magics.MoveNext();
        }
    }

    /// <summary>Regions only fold code in an editor.</summary>
    private static bool IsProse(SyntaxToken token) =>
        token.Parent is { } parent
        && (parent.IsKind(SyntaxKind.RegionDirectiveTrivia) || parent.IsKind(SyntaxKind.EndRegionDirectiveTrivia));

    /// <summary>Each part is written with its length, so that no two lists of parts read the same.</summary>
    private static void Append(IncrementalHash hash, char kind, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
