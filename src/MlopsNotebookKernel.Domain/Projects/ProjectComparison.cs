namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>How a project's outline differs from an earlier one.</summary>
/// <param name="Members">The members that differ, by name.</param>
/// <param name="IsProjectFile">Whether the project file says something else, its version apart.</param>
public sealed record ProjectComparison(IReadOnlyList<MemberDifference> Members, bool IsProjectFile)
{
    /// <summary>Whether code written for the earlier one may no longer compile.</summary>
    public bool IsBreaking => Members.Any(member => member.Change is MemberChange.Removed or MemberChange.Changed);

    /// <summary>Whether all that was there is there and does the same: whoever used it sees no difference.</summary>
    public bool IsAdditive => !IsProjectFile && Members.All(member => member.Change == MemberChange.Added);

    /// <summary>Compares two outlines.</summary>
    /// <param name="was">The earlier one.</param>
    /// <param name="now">The one now.</param>
    public static ProjectComparison Of(ProjectOutline was, ProjectOutline now)
    {
        ILookup<string, DeclaredMember> before = was.Members.ToLookup(member => member.Signature, StringComparer.Ordinal);
        ILookup<string, DeclaredMember> after = now.Members.ToLookup(member => member.Signature, StringComparer.Ordinal);
        List<MemberDifference> differences = [];
        ILookup<string, string> gone = Only(was, after);
        ILookup<string, string> come = Only(now, before);
        foreach (string name in gone.Select(group => group.Key).Union(come.Select(group => group.Key)))
        {
            string[] old = [.. gone[name].Order(StringComparer.Ordinal)];
            string[] current = [.. come[name].Order(StringComparer.Ordinal)];
            for (int index = 0; index < Math.Max(old.Length, current.Length); index++)
            {
                string? from = index < old.Length ? old[index] : null;
                string? to = index < current.Length ? current[index] : null;
                differences.Add(new MemberDifference(from is null ? MemberChange.Added : to is null ? MemberChange.Removed : MemberChange.Changed, name, from, to));
            }
        }

        foreach (IGrouping<string, DeclaredMember> same in before.Where(group => after.Contains(group.Key)))
        {
            if (!Bodies(same).SetEquals(Bodies(after[same.Key])))
            {
                differences.Add(new MemberDifference(MemberChange.Implementation, same.First().Name, same.Key, same.Key));
            }
        }

        // A member that only the project itself can use went, or has another shape: whoever called it does something else.
        differences.AddRange(before
            .Where(group => !after.Contains(group.Key) && !group.Any(member => member.IsPublic))
            .Select(group => new MemberDifference(MemberChange.Implementation, group.First().Name, group.Key, null)));
        differences.AddRange(after
            .Where(group => !before.Contains(group.Key) && group.Any(member => member.ActsUnasked))
            .Select(group => new MemberDifference(MemberChange.Implementation, group.First().Name, null, group.Key)));
        return new ProjectComparison(
            [.. differences.OrderBy(difference => difference.Change).ThenBy(difference => difference.Name, StringComparer.Ordinal).ThenBy(difference => difference.Was ?? difference.Is, StringComparer.Ordinal)],
            was.ProjectFile != now.ProjectFile);
    }

    private static ILookup<string, string> Only(ProjectOutline one, ILookup<string, DeclaredMember> other) => one.Members
        .Where(member => member.IsPublic && !other[member.Signature].Any(same => same.IsPublic))
        .DistinctBy(member => member.Signature, StringComparer.Ordinal)
        .ToLookup(member => member.Name, member => member.Signature, StringComparer.Ordinal);

    private static HashSet<string> Bodies(IEnumerable<DeclaredMember> members) => [.. members.Select(member => member.Body)];
}
