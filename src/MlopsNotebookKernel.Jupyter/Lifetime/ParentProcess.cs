using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace MlopsNotebookKernel.Jupyter.Lifetime;

/// <summary>
/// The process that started a kernel, as front ends say it in <c>JPY_PARENT_PID</c>: a process id, on Windows an
/// inherited handle. A kernel that nobody can reach any more must not live on.
/// </summary>
internal static class ParentProcess
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "JPY_PARENT_PID";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the process has ended; forever where the variable names none.</summary>
    /// <param name="value">The variable's value; null where it is not set.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public static async Task EndedAsync(string? value, CancellationToken cancellation)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number == 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
        }
        else if (OperatingSystem.IsWindows())
        {
            using Handle handle = new((nint)number);
            await Task.Run(() => WaitHandle.WaitAny([handle, cancellation.WaitHandle]), CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
        else if (number <= int.MaxValue)
        {
            await EndedAsync((int)number, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task EndedAsync(int id, CancellationToken cancellation)
    {
        // A process id is given anew one day: the time the process started tells whether it is still the same.
        DateTime? started = StartOf(id);
        while (started is not null && StartOf(id) == started)
        {
            await Task.Delay(Interval, cancellation).ConfigureAwait(false);
        }
    }

    private static DateTime? StartOf(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.StartTime;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            return null;
        }
        catch (Win32Exception)
        {
            // It lives, and is another user's: when it started is not ours to know.
            return DateTime.MinValue;
        }
    }

    /// <summary>A process's handle, to be waited for.</summary>
    private sealed class Handle : WaitHandle
    {
        public Handle(nint handle) => SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: true);
    }
}
