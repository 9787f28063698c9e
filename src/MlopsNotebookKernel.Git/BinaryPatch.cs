using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// Writes Git's binary patch: the whole content deflated in base 85, forth and back (git-diff(1) <c>--binary</c>;
/// alphabet and line form as in Git's <c>base85.c</c> and <c>diff.c</c>).
/// </summary>
internal static class BinaryPatch
{
    private const string Alphabet =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    private const int LineBytes = 52;

    /// <summary>The patch's body, from "GIT binary patch" on.</summary>
    /// <param name="before">The old content; empty for a new file.</param>
    /// <param name="after">The new content; empty for a deleted file.</param>
    public static string Of(byte[] before, byte[] after)
    {
        StringBuilder text = new("GIT binary patch\n");
        Literal(text, after);
        Literal(text, before);
        return text.ToString();
    }

    /// <summary>The id Git gives to a blob with this content.</summary>
    /// <param name="content">The content.</param>
    public static string BlobId(byte[] content)
    {
        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0"));
        return Convert.ToHexStringLower(SHA1.HashData([.. header, .. content]));
    }

    private static void Literal(StringBuilder text, byte[] content)
    {
        text.Append(CultureInfo.InvariantCulture, $"literal {content.Length}\n");
        foreach (byte[] line in Deflate(content).Chunk(LineBytes))
        {
            text.Append((char)(line.Length <= 26 ? 'A' + line.Length - 1 : 'a' + line.Length - 27));
            foreach (byte[] group in line.Chunk(4))
            {
                Encode(text, group);
            }

            text.Append('\n');
        }

        text.Append('\n');
    }

    private static byte[] Deflate(byte[] content)
    {
        if (content.Length == 0)
        {
            // .NET writes nothing at all for nothing; Git wants a whole (empty) stream.
            return [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];
        }

        using MemoryStream deflated = new();
        using (ZLibStream zlib = new(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return deflated.ToArray();
    }

    private static void Encode(StringBuilder text, byte[] group)
    {
        uint value = 0;
        for (int index = 0; index < 4; index++)
        {
            value = (value << 8) | (index < group.Length ? group[index] : 0u);
        }

        Span<char> digits = stackalloc char[5];
        for (int index = 4; index >= 0; index--)
        {
            digits[index] = Alphabet[(int)(value % 85)];
            value /= 85;
        }

        text.Append(digits);
    }
}
