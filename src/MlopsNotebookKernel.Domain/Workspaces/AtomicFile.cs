using System.Text;

namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>Writes a file whole or not at all: a temporary file beside it, flushed, then renamed over it.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8 without a byte order mark; folders are made as needed.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="text">The content; line ends are written as they are.</param>
    /// <returns>False when the file already had just this content and was left untouched.</returns>
    public static bool WriteText(string path, string text) => WriteBytes(path, Utf8.GetBytes(text));

    /// <summary>Writes bytes; folders are made as needed.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="bytes">The content.</param>
    /// <returns>False when the file already had just this content and was left untouched.</returns>
    public static bool WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        if (File.Exists(path) && new FileInfo(path).Length == bytes.Length
            && bytes.SequenceEqual(File.ReadAllBytes(path)))
        {
            return false;
        }

        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    }
}
