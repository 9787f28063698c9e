namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>Finds the markers that Git leaves in a file that two branches changed.</summary>
public static class ConflictMarkers
{
    /// <summary>Whether a text has a line that opens a conflict, and after it one that divides and one that closes it.</summary>
    /// <param name="text">A file's text.</param>
    public static bool In(string text)
    {
        int stage = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("<<<<<<< ", StringComparison.Ordinal))
            {
                stage = 1;
            }
            else if (stage == 1 && line.SequenceEqual("======="))
            {
                stage = 2;
            }
            else if (stage == 2 && line.StartsWith(">>>>>>> ", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
