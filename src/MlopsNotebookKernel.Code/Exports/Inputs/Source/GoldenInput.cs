using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Code.Exports.Inputs.Source;

/// <summary>
/// A file that the notebook read, as it was then. Told by its digest, so that tests go on with the same bytes when the
/// notebook's data has moved on: they are taken from the text here, from the notebook's file, or from Git.
/// </summary>
/// <param name="file">Its path in the notebook.</param>
/// <param name="sha256">The SHA-256 of its bytes.</param>
/// <param name="blob">The id that Git gives its bytes, committed or not.</param>
/// <param name="snapshot">The snapshot that keeps it; null for none.</param>
/// <param name="text">Its text where it is short; null where it is not.</param>
internal sealed class GoldenInput(string file, string sha256, string blob, string? snapshot = null, string? text = null)
{
    private readonly Lazy<string?> _found = new(() => Find(file, sha256, blob, text));

    /// <summary>Where it lies.</summary>
    public string Path => _found.Value ?? throw new FileNotFoundException(WhyMissing);

    /// <summary>Why it cannot be had; null when it can.</summary>
    public string? WhyMissing => _found.Value is not null ? null
        : $"{file} is not here as the notebook read it (SHA-256 {sha256}), and Git does not have it. "
            + (snapshot is null ? "Take it back from where it came." : $"Run: mlops restore {snapshot}");

    private static string? Find(string file, string sha256, string blob, string? text)
    {
        string original = System.IO.Path.GetFullPath(file, System.IO.Path.GetDirectoryName(LibraryFolder.Notebook)!);
        if (text is null && Is(original, sha256))
        {
            return original;
        }

        string copy = System.IO.Path.Combine(AppContext.BaseDirectory, "golden", sha256[..12], System.IO.Path.GetFileName(original));
        if (Is(copy, sha256))
        {
            return copy;
        }

        // Written beside and moved into place: two runs of the tests may look for it at once.
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
        string part = $"{copy}.{Guid.NewGuid():N}";
        try
        {
            if (text is not null)
            {
                File.WriteAllBytes(part, Encoding.UTF8.GetBytes(text));
            }
            else if (!TakeFromGit(blob, part))
            {
                return null;
            }

            if (!Is(part, sha256))
            {
                return null;
            }

            File.Move(part, copy, overwrite: true);
            return copy;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static bool Is(string path, string sha256)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == sha256;
    }

    private static bool TakeFromGit(string blob, string target)
    {
        ProcessStartInfo start = new("git", ["cat-file", "blob", blob])
        {
            WorkingDirectory = LibraryFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        try
        {
            using Process git = Process.Start(start)!;
            using (FileStream stream = File.Create(target))
            {
                git.StandardOutput.BaseStream.CopyTo(stream);
            }

            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no Git here.
            return false;
        }
    }
}
