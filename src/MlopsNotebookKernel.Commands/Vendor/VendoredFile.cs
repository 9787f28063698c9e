using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Vendoring;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary>The copy beside a notebook: a head that says where it comes from and what it held when it was written, then the code.</summary>
/// <param name="notebook">Absolute path of the notebook.</param>
internal sealed class VendoredFile(string notebook)
{
    private const string DigestLine = "// sha256 of what follows: ";
    private const long LargestFile = 64L << 20;

    /// <summary>Its name: the notebook's, with <c>.vendored.cs</c>.</summary>
    public string Name { get; } = $"{System.IO.Path.GetFileNameWithoutExtension(notebook)}.vendored.cs";

    /// <summary>Absolute path.</summary>
    public string Path => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(notebook)!, Name);

    /// <summary>Its whole text.</summary>
    /// <param name="stamp">The notebook's stamp.</param>
    /// <param name="code">The code.</param>
    public static string Text(Stamp stamp, string code) => string.Concat(
    [
        "// Code of this repository's projects as this notebook called it, copied by mlops vendor.\n",
        "// A change by hand is kept: mlops vendor refuses to replace it.\n",
        $"// notebook: {Line(stamp.Notebook)}\n",
        $"// stamped: {stamp.Stamped.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} ({StampJson.Digest(stamp)[..12]})\n",
        .. stamp.Projects.Select(project => $"// project: {Line(project.Path)}{(project.Version is null ? "" : $" {Line(project.Version)}")} at commit {Line(project.Commit!)}\n"),
        $"{DigestLine}{Digest(code)}\n\n",
        code,
    ]);

    /// <summary>What is there now; null for nothing.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <exception cref="VendorException">Something else lies there, or a link leads elsewhere (MLOPS2407).</exception>
    public string? Existing(Workspace workspace)
    {
        string? objection = PathFence.Contains(workspace.Fence, Path) ? PathFence.Objection(workspace.Fence, Path) : null;
        if (objection is null && File.Exists(Path))
        {
            objection = FactFile.Objection(Path, LargestFile);
        }

        return objection is not null || Directory.Exists(Path)
            ? throw new VendorException("MLOPS2407", $"{Name} cannot be written: {objection ?? "it is a folder"}.", "Move it away.")
            : File.Exists(Path) ? File.ReadAllText(Path) : null;
    }

    /// <summary>Whether a text is as it was written: its code has the digest that its head states.</summary>
    /// <param name="text">The file's text.</param>
    public static bool IsAsWritten(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        int start = text.IndexOf(DigestLine, StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf("\n\n", start, StringComparison.Ordinal);
        return end > 0 && text[(start + DigestLine.Length)..end] == Digest(text[(end + 2)..]);
    }

    /// <summary>A stamp is anybody's text, and what ends a line would end the comment.</summary>
    private static string Line(string text) => string.Concat(text.Select(character =>
        char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format ? '?' : character));

    private static string Digest(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
