using System.Text;
using MlopsNotebookKernel.Domain.Notebooks.Json;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>Reads a notebook's bytes, and says what is wrong with a file before its format is looked at.</summary>
internal static class NotebookFile
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The byte order mark that some editors on Windows write.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The format that a path's extension names.</summary>
    /// <param name="path">A path.</param>
    public static NotebookFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".ipynb" => NotebookFormat.Ipynb,
        ".dib" => NotebookFormat.Dib,
        _ => throw new NotebookException(
            "MLOPS1112", $"{Path.GetFileName(path)} is no notebook by its name.", "Give a file that ends in .ipynb or .dib."),
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        string name = Path.GetFileName(path);
        try
        {
            CheckThere(path);
            CheckSize(RegularFile.Length(path) ?? 0, name);
            if (!RegularFile.Is(path))
            {
                throw new NotebookException("MLOPS1116", $"{name} is a pipe or a device, not a notebook.", "Name a file.");
            }

            byte[] bytes = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            CheckText(bytes, name);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException(
                "MLOPS1102", $"{name} cannot be read: {exception.Message}", "Check the file's permissions, and that no other program holds it.", exception);
        }
    }

    /// <summary>Refuses a path at which no file is.</summary>
    /// <param name="path">Its path.</param>
    public static void CheckThere(string path)
    {
        if (Directory.Exists(path))
        {
            throw new NotebookException("MLOPS1101", $"{path} is a folder, not a notebook.", "Name a notebook in it.");
        }

        if (!File.Exists(path))
        {
            throw new NotebookException("MLOPS1101", $"There is no notebook {path}.", Suggest(new FileInfo(path)));
        }
    }

    /// <summary>A text as bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What to call it in messages.</param>
    public static byte[] Encode(string text, string name)
    {
        try
        {
            byte[] bytes = Strict.GetBytes(text);
            CheckSize(bytes.LongLength, name);
            return bytes;
        }
        catch (EncoderFallbackException exception)
        {
            throw NotUtf8(name, exception);
        }
    }

    /// <summary>Refuses text with Git's conflict markers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What to call it in messages.</param>
    public static void CheckConflicts(string text, string name)
    {
        int line = 0;
        int opened = 0;
        bool divided = false;
        foreach (ReadOnlySpan<char> content in text.AsSpan().EnumerateLines())
        {
            line++;
            if (content.StartsWith("<<<<<<< ", StringComparison.Ordinal))
            {
                opened = line;
                divided = false;
            }
            else if (opened > 0 && content.SequenceEqual("======="))
            {
                divided = true;
            }
            else if (divided && content.StartsWith(">>>>>>> ", StringComparison.Ordinal))
            {
                throw new NotebookException(
                    "MLOPS1104",
                    $"{name} holds Git conflict markers (line {opened}).",
                    "Resolve the conflict, or take one side whole with git checkout --ours or --theirs.");
            }
        }
    }

    private static void CheckSize(long length, string name)
    {
        if (length > JsonLimits.MaximumBytes)
        {
            throw new NotebookException(
                "MLOPS1110",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is too big: {length / 1048576.0:0} MiB, the limit is {JsonLimits.MaximumBytes / 1048576} MiB."),
                "Clear its outputs, and keep data in files beside it.");
        }
    }

    private static void CheckText(byte[] bytes, string name)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            throw NotUtf8(name, null);
        }
    }

    private static NotebookException NotUtf8(string name, Exception? cause) => new(
        "MLOPS1102", $"{name} is no UTF-8 text.", "Save it as UTF-8, or check that it is a notebook at all.", cause);

    private static string Suggest(FileInfo file)
    {
        string[] there = file.Directory is { Exists: true } folder
            ? [.. folder.EnumerateFiles().Select(other => other.Name)
                .Where(other => other.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || other.EndsWith(".dib", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal).Take(5)]
            : [];
        return there.Length == 0
            ? "Check the path; the folder has no notebooks."
            : $"Check the path; the folder has {string.Join(", ", there)}.";
    }
}
