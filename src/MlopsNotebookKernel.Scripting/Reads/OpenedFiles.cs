using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace MlopsNotebookKernel.Scripting.Reads;

/// <summary>
/// Sees which files this very process opens in some folders. Linux tells a program so (fanotify(7), since 5.13 without
/// privileges): what other programs open at the same time is told apart by the process's id. The system keeps the events
/// until they are asked for, so nothing runs meanwhile, and no thread waits.
/// </summary>
internal sealed class OpenedFiles : IDisposable
{
    // fanotify_init(2), fanotify_mark(2), name_to_handle_at(2): the same values on all processors.
    private const uint NonBlockingCloseOnExecWithNames = 0x2 | 0x1 | 0xC00;
    private const uint AddFolder = 0x1 | 0x8;
    private const ulong OpenedInFolder = 0x20 | 0x08000000;
    private const int CurrentDirectory = -100;
    private const int LongestHandle = 128;
    private const int HandleHead = 8;
    private const int EventHead = 24;
    private const int ProcessOffset = 20;
    private const int RecordHead = 4;
    private const int FileSystemId = 8;
    private const byte FolderAndName = 2;

    /// <summary>More files than this are not noted between two questions.</summary>
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly SafeFileHandle _events;
    private readonly Dictionary<string, string> _folders;
    private readonly byte[] _buffer = new byte[64 * 1024];

    private OpenedFiles(SafeFileHandle events, Dictionary<string, string> folders)
    {
        _events = events;
        _folders = folders;
    }

    /// <summary>Begins to look.</summary>
    /// <param name="folders">Absolute paths of the folders; those below them are not meant.</param>
    /// <returns>Null where the system does not tell: on other systems, on an older Linux, and in containers that forbid it.</returns>
    public static OpenedFiles? In(IEnumerable<string> folders)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            int descriptor = Begin(NonBlockingCloseOnExecWithNames, 0);
            if (descriptor < 0)
            {
                return null;
            }

            SafeFileHandle events = new(descriptor, ownsHandle: true);
            Dictionary<string, string> seen = new(StringComparer.Ordinal);
            foreach (string folder in folders)
            {
                if (HandleOf(folder) is { } handle && Mark(descriptor, AddFolder, OpenedInFolder, CurrentDirectory, folder) == 0)
                {
                    seen[handle] = folder;
                }
            }

            if (seen.Count > 0)
            {
                return new OpenedFiles(events, seen);
            }

            events.Dispose();
            return null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library without these calls.
            return null;
        }
    }

    /// <summary>The files that were opened since this was asked last; absolute paths, each once, in order.</summary>
    public IReadOnlyList<string> Take()
    {
        List<string> opened = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        lock (_gate)
        {
            for (nint length = Read(); length > 0; length = Read())
            {
                foreach (string path in Paths(_buffer.AsMemory(0, (int)length)).Where(path => known.Count < Most && known.Add(path)))
                {
                    opened.Add(path);
                }
            }
        }

        return opened;
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    private nint Read() => _events.IsClosed ? 0 : Read((int)_events.DangerousGetHandle(), _buffer, _buffer.Length);

    private IEnumerable<string> Paths(ReadOnlyMemory<byte> events)
    {
        while (events.Length >= EventHead)
        {
            int length = BitConverter.ToInt32(events.Span);
            if (length < EventHead || length > events.Length)
            {
                yield break;
            }

            if (BitConverter.ToInt32(events.Span[ProcessOffset..]) == Environment.ProcessId && PathOf(events[EventHead..length].Span) is { } path)
            {
                yield return path;
            }

            events = events[length..];
        }
    }

    /// <summary>The path that an event's record names: a folder by the system's own handle for it, and a name in it.</summary>
    private string? PathOf(ReadOnlySpan<byte> records)
    {
        while (records.Length > RecordHead)
        {
            int length = BitConverter.ToUInt16(records[2..]);
            if (length < RecordHead || length > records.Length)
            {
                return null;
            }

            ReadOnlySpan<byte> record = records[RecordHead..length];
            if (records[0] == FolderAndName && record.Length > FileSystemId + HandleHead
                && FileSystemId + HandleHead + BitConverter.ToInt32(record[FileSystemId..]) is var end && end <= record.Length
                && _folders.TryGetValue(Convert.ToHexString(record[FileSystemId..end]), out string? folder))
            {
                ReadOnlySpan<byte> name = record[end..];
                int stop = name.IndexOf((byte)0);
                return Path.Combine(folder, Encoding.UTF8.GetString(stop < 0 ? name : name[..stop]));
            }

            records = records[length..];
        }

        return null;
    }

    private static string? HandleOf(string folder)
    {
        byte[] handle = new byte[HandleHead + LongestHandle];
        BitConverter.TryWriteBytes(handle, LongestHandle);
        return Handle(CurrentDirectory, folder, handle, out _, 0) == 0
            && BitConverter.ToInt32(handle) is var length && length is >= 0 and <= LongestHandle
                ? Convert.ToHexString(handle.AsSpan(0, HandleHead + length))
                : null;
    }

    [DllImport("libc", EntryPoint = "fanotify_init")]
    private static extern int Begin(uint flags, uint eventFlags);

    [DllImport("libc", EntryPoint = "fanotify_mark")]
    private static extern int Mark(int descriptor, uint flags, ulong mask, int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path);

    [DllImport("libc", EntryPoint = "name_to_handle_at")]
    private static extern int Handle(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [In, Out] byte[] handle, out int mount, int flags);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint Read(int descriptor, [Out] byte[] buffer, nint length);
}
