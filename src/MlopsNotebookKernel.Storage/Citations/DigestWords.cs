namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>
/// Finds everything in a text that could be a digest. Collection keeps what any fact cites; taking each word of 64
/// hexadecimal digits for a citation holds for formats of later versions, for files with conflict markers and for prose.
/// </summary>
internal static class DigestWords
{
    private const int Digits = 64;

    /// <summary>Collects the digests of a stream.</summary>
    /// <param name="content">The stream, read to its end.</param>
    /// <param name="digests">Gets them.</param>
    public static void Collect(Stream content, ISet<string> digests)
    {
        byte[] buffer = new byte[1 << 16];
        char[] word = new char[Digits];
        int length = 0;
        int read;
        while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            foreach (byte value in buffer.AsSpan(0, read))
            {
                if (char.IsAsciiHexDigitLower((char)value))
                {
                    if (length < Digits)
                    {
                        word[length] = (char)value;
                    }

                    length++;
                    continue;
                }

                Take(word, length, digests);
                length = 0;
            }
        }

        Take(word, length, digests);
    }

    private static void Take(char[] word, int length, ISet<string> digests)
    {
        if (length == Digits)
        {
            digests.Add(new string(word));
        }
    }
}
