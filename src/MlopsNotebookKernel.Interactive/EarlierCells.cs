using Microsoft.CodeAnalysis.Scripting;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Tells a session of the cells that ran before the commands were loaded, as far as their code is known.</summary>
internal static class EarlierCells
{
    /// <summary>What the host itself submits before the first cell.</summary>
    private const string HostUsing = "using static Microsoft.DotNet.Interactive.Kernel;";

    /// <summary>Tells of them, oldest first.</summary>
    /// <param name="last">The last submission; null when there is none.</param>
    /// <param name="running">The text of the cell that runs now, which tells of itself when it ends; null for none.</param>
    /// <param name="session">The session.</param>
    public static void Tell(Script? last, string? running, IHostedSession session)
    {
        Stack<string> earlier = new();
        for (Script? script = last; script is not null; script = script.Previous)
        {
            if (script.Code is { } code && !string.IsNullOrWhiteSpace(code) && code.Trim() != HostUsing
                && running?.Contains(code.Trim(), StringComparison.Ordinal) != true)
            {
                earlier.Push(code);
            }
        }

        foreach (string code in earlier)
        {
            session.AddEarlierCell(code);
        }
    }
}
