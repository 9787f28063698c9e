using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>Says in one voice what libgit2 and the <c>git</c> program complain about.</summary>
internal static class GitFaults
{
    /// <summary>Turns a complaint into a fault with its remedy.</summary>
    /// <param name="root">The working tree.</param>
    /// <param name="complaint">What was said; only its first telling line is kept.</param>
    /// <param name="inner">The cause.</param>
    public static GitException Of(string root, string complaint, Exception? inner = null)
    {
        if (complaint.Contains("dubious ownership", StringComparison.Ordinal)
            || complaint.Contains("not owned by current user", StringComparison.Ordinal))
        {
            return new GitException(
                "MLOPS1601",
                $"The Git repository at {root} belongs to another user, so Git refuses to read it.",
                $"If you trust it, run: {PasteLine.ForTerminal($"git config --global --add safe.directory {root.Replace('\\', '/')}")}",
                inner);
        }

        string line = FirstLine(complaint);
        return new GitException(
            "MLOPS1602",
            $"The Git repository at {root} cannot be read: {line}.",
            "Run git status there: it names what is damaged; git fsck and a fresh clone mend most of it.",
            inner);
    }

    private static string FirstLine(string complaint)
    {
        string line = complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => !part.StartsWith("warning:", StringComparison.Ordinal)) ?? "no reason was given";
        return (line.StartsWith("fatal: ", StringComparison.Ordinal) ? line["fatal: ".Length..] : line).TrimEnd('.');
    }
}
