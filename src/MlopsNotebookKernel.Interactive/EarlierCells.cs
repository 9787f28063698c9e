using Microsoft.CodeAnalysis.Scripting;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Tells a session of the cells that ran before the commands were loaded, as far as their code is known.</summary>
internal static class EarlierCells
{
    /// <summary>Tells of them, oldest first.</summary>
    /// <param name="last">The last submission; null when there is none.</param>
    /// <param name="running">The text of the cell that runs now, which tells of itself when it ends; null for none.</param>
    /// <param name="session">The session.</param>
    public static void Tell(Script? last, string? running, IHostedSession session)
    {
        Stack<string> earlier = new();
        for (Script? script = last; script is not null; script = script.Previous)
        {
            if (script.Code is { } code && !IsOfHost(code) && running?.Contains(code.Trim(), StringComparison.Ordinal) != true)
            {
                earlier.Push(code);
            }
        }

        foreach (string code in earlier)
        {
            session.AddEarlierCell(code);
        }
    }

    /// <summary>Whether code is what a host submits before the first cell: references to itself, and usings of them.</summary>
    private static bool IsOfHost(string code) => code.Split('\n').All(line => line.Trim() is var text
        && (text.Length == 0
            || text.StartsWith("using static Microsoft.DotNet.Interactive", StringComparison.Ordinal)
            || (text.StartsWith("#r", StringComparison.Ordinal) && text.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal))));
}
