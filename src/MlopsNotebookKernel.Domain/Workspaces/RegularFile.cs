using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>
/// Tells files from what only looks like one: opening a named pipe waits for a writer that never comes, and a device
/// has no end. An archive can hold a pipe.
/// </summary>
public static class RegularFile
{
    // POSIX: open(2); O_RDONLY is 0. The values are the same on all processors that .NET runs on.
    private const int LinuxNonBlocking = 0x800;
    private const int LinuxCloseOnExec = 0x80000;
    private const int BsdNonBlocking = 0x4;
    private const int MacCloseOnExec = 0x1000000;

    /// <summary>Whether what a path names can be read to its end; true for what is not there, or may not be read.</summary>
    /// <param name="path">Absolute path; links are followed.</param>
    public static bool Is(string path)
    {
        if (OperatingSystem.IsWindows() || Length(path) is not 0)
        {
            // Pipes and devices have no length; on Windows they have no place among files.
            return true;
        }

        int flags = OperatingSystem.IsLinux() ? LinuxNonBlocking | LinuxCloseOnExec : BsdNonBlocking | (OperatingSystem.IsMacOS() ? MacCloseOnExec : 0);
        int descriptor = Open(path, flags);
        if (descriptor < 0)
        {
            return true;
        }

        using SafeFileHandle handle = new(descriptor, ownsHandle: true);
        try
        {
            using FileStream stream = new(handle, FileAccess.Read, 0);
            return stream.CanSeek && stream.Read(new byte[1], 0, 1) == 0;
        }
        catch (Exception odd) when (odd is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A socket, a terminal: nothing that could be read as a file.
            return false;
        }
    }

    /// <summary>The length of what a path names, through any link (whose own length is its target's name); null when nothing is there.</summary>
    /// <param name="path">Absolute path.</param>
    public static long? Length(string path)
    {
        FileSystemInfo file = new FileInfo(path);
        try
        {
            file = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!;
        }
        catch (IOException)
        {
            // Links in a circle name nothing.
            return null;
        }

        return file is FileInfo { Exists: true } found ? found.Length : null;
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, ExactSpelling = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
