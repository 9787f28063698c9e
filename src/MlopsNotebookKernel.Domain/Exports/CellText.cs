using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>The text of a cell as <c>export.json</c> knows it.</summary>
public static class CellText
{
    /// <summary>
    /// SHA-256 (hexadecimal) of a cell's text in UTF-8, line ends as LF, white space at both ends removed: a library's own
    /// test recognises a cell by it without our packages.
    /// </summary>
    /// <param name="source">The cell's text.</param>
    public static string Digest(string source)
    {
        string text = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
