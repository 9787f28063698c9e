using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>What the file system tells of a file without reading it; it differs once the file was written to.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">Time of the last write, in ticks of 100 ns, UTC.</param>
/// <param name="Changed">
/// Time of the last change of content or attributes, in nanoseconds since 1970: unlike <paramref name="Modified"/> no
/// program can set it. 0 where the platform does not tell.
/// </param>
/// <param name="Inode">The file's number, new for each replacement by rename. 0 where the platform does not tell.</param>
public readonly record struct FileStamp(long Length, long Modified, long Changed, ulong Inode)
{
    /// <summary>Time stamps of some file systems are no finer than two seconds.</summary>
    private static readonly TimeSpan Granularity = TimeSpan.FromSeconds(2);

    /// <summary>Stamps a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStamp Of(string path)
    {
        FileInfo info = new(path);
        long length = info.Length;
        if (OperatingSystem.IsLinux() && LinuxStatus.TryRead(path, out LinuxStatus status))
        {
            return new FileStamp(length, info.LastWriteTimeUtc.Ticks, (status.ChangeSeconds * 1_000_000_000) + status.ChangeNanoseconds, status.Inode);
        }

        return new FileStamp(length, info.LastWriteTimeUtc.Ticks, 0, 0);
    }

    /// <summary>
    /// Whether the file was written to so shortly before a moment that a later write could leave the same stamp: Git's
    /// "racily clean" entries, which must be read again.
    /// </summary>
    /// <param name="moment">When reading began, UTC.</param>
    public bool IsRacy(DateTimeOffset moment)
    {
        DateTime changed = DateTime.UnixEpoch.AddTicks(Changed / 100);
        DateTime latest = Modified > changed.Ticks ? new DateTime(Modified, DateTimeKind.Utc) : changed;
        return latest + Granularity >= moment.UtcDateTime;
    }

    /// <summary>The kernel's <c>struct statx</c>, the same on every architecture (statx(2)).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct LinuxStatus
    {
        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(96)]
        public long ChangeSeconds;

        [FieldOffset(104)]
        public uint ChangeNanoseconds;

        private const int CurrentDirectory = -100;
        private const uint InodeAndChangeTime = 0x100 | 0x80;

        public static bool TryRead(string path, out LinuxStatus status)
        {
            try
            {
                return Statx(CurrentDirectory, path, 0, InodeAndChangeTime, out status) == 0;
            }
            catch (EntryPointNotFoundException)
            {
                // A C library older than 2018: write times alone must do, as on other platforms.
                status = default;
                return false;
            }
        }

        [DllImport("libc", EntryPoint = "statx")]
        private static extern int Statx(
            int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out LinuxStatus status);
    }
}
