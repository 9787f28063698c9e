using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>Reads <c>git status --porcelain=v2 --branch -z</c> (git-status(1), "Porcelain Format Version 2").</summary>
internal static class PorcelainStatus
{
    public static (string? Commit, string? Branch, IReadOnlyList<WorkingChange> Changes) Parse(string output)
    {
        string? commit = null;
        string? branch = null;
        List<WorkingChange> changes = [];
        foreach (string line in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# branch.oid ", StringComparison.Ordinal))
            {
                commit = line["# branch.oid ".Length..] is var id && id == "(initial)" ? null : id;
            }
            else if (line.StartsWith("# branch.head ", StringComparison.Ordinal))
            {
                branch = line["# branch.head ".Length..] is var name && name == "(detached)" ? null : name;
            }
            else if (Change(line) is { } change && !FactPaths.Holds(change.Path))
            {
                changes.Add(change);
            }
        }

        changes.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return (commit, branch, changes);
    }

    private static WorkingChange? Change(string line) => line[0] switch
    {
        '?' => new WorkingChange(line[2..], WorkingChangeKind.Untracked),
        '1' => Ordinary(line.Split(' ', 9)),
        'u' => new WorkingChange(line.Split(' ', 11)[10], WorkingChangeKind.Conflicted),
        _ => null,
    };

    /// <summary><c>1 XY sub mH mI mW hH hI path</c>: X is the index against the commit, Y the working tree against the index.</summary>
    private static WorkingChange? Ordinary(string[] fields) => (fields[1][0], fields[1][1]) switch
    {
        ('A', 'D') => null,
        ('A', _) => new WorkingChange(fields[8], WorkingChangeKind.Added),
        ('D', _) or (_, 'D') => new WorkingChange(fields[8], WorkingChangeKind.Deleted),
        _ => new WorkingChange(fields[8], WorkingChangeKind.Modified),
    };
}
