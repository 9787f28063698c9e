using System.Runtime.ExceptionServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Keeps the process alive when code of a notebook throws where nobody catches: on a thread of its own, or in an
/// <c>async void</c>. The session is told; what the tool itself throws ends the process, as ever.
/// </summary>
internal static class StrayExceptions
{
    private static readonly Lazy<bool> Caught = new(Set);

    /// <summary>Begins to catch them, once a process.</summary>
    public static void Catch() => _ = Caught.Value;

    private static bool Set()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(Handle);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The process has a handler of its own already, which then decides.
            return false;
        }
    }

    private static bool Handle(Exception exception)
    {
        if (NotebookHost.Current is not { } host)
        {
            return false;
        }

        host.Write(true, $"[Code in the background failed: {exception.GetType().Name}: {exception.Message}]\n");
        return true;
    }
}
