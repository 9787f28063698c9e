namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>What must hold in a stamp before anything relies on it: a stamp comes out of a clone, so anybody wrote it.</summary>
internal static class StampRules
{
    private const int DigestDigits = 64;

    /// <summary>What cells are compared with grows with the square of their number.</summary>
    private const int MostCells = 20_000;

    /// <summary>The first rule that a stamp breaks, as a clause; null when it breaks none.</summary>
    /// <param name="stamp">The stamp.</param>
    public static string? FirstBroken(Stamp stamp)
    {
        if (HasNull(stamp.Cells) || HasNull(stamp.Flaws) || HasNull(stamp.Packages) || HasNull(stamp.Assets) || HasNull(stamp.Files)
            || HasNull(stamp.Models) || HasNull(stamp.Metrics) || HasNull(stamp.Decisions)
            || HasNull(stamp.Projects) || HasNull(stamp.Randomness) || (stamp.Git is { } place && HasNull(place.Submodules)) || (stamp.Git is { } git && HasNull(git.Changes)))
        {
            return "a list holds null";
        }

        if (stamp.Cells.Count > MostCells)
        {
            return FormattableString.Invariant($"it has {stamp.Cells.Count} cells, more than any notebook");
        }

        if (!IsInside(stamp.Notebook) || stamp.Files.Any(file => file.Use != FileUse.Outside && !IsRelative(file.Path))
            || stamp.Assets.Any(asset => asset.Path is { } path && !IsRelative(path))
            || stamp.Projects.Any(project => !IsRelative(project.Path) || (project.Assembly is { } assembly && !IsRelative(assembly)))
            || (stamp.Git is { } repository && (repository.Changes.Any(change => !IsInside(change.Path)) || repository.Submodules.Any(submodule => !IsInside(submodule.Path)))))
        {
            return "it names a file outside the workspace";
        }

        if (stamp.Files.Any(file => !IsDigest(file.Sha256)) || stamp.Assets.Any(asset => !IsDigest(asset.Id) || (asset.Sha256 is { } sha && !IsDigest(sha)))
            || stamp.Models.Any(model => model.PopulationId is { } id && !IsDigest(id))
            || stamp.Projects.Any(project => !IsDigest(project.Api) || !IsDigest(project.Source)))
        {
            return "a digest is none";
        }

        if (stamp.Files.Any(file => file.Confirmed is not (null or StampedFile.Opened)))
        {
            return "a file is confirmed in no known way";
        }

        if ((stamp.Git?.Commit is { } commit && !IsCommit(commit)) || (stamp.Git is { } tree && tree.Submodules.Any(submodule => !IsCommit(submodule.Commit)))
            || stamp.Projects.Any(project => project.Commit is { } of && !IsCommit(of)))
        {
            return "a commit is no commit's id";
        }

        return Repeats(stamp.Packages.Select(package => package.Id), StringComparer.OrdinalIgnoreCase)
            ?? Repeats(stamp.Files.Select(file => file.Path), StringComparer.Ordinal)
            ?? Repeats(stamp.Projects.Select(project => project.Path), StringComparer.Ordinal)
            ?? Repeats(stamp.Git?.Submodules.Select(submodule => submodule.Path) ?? [], StringComparer.Ordinal)
            ?? Repeats(stamp.Models.Select(model => model.Name), StringComparer.Ordinal)
            ?? Repeats(stamp.Metrics.Select(metric => metric.Name), StringComparer.Ordinal)
            ?? Repeats(stamp.Decisions, StringComparer.Ordinal)
            ?? Repeats(stamp.Cells.Select(cell => FormattableString.Invariant($"run {cell.ExecutionCount}")), StringComparer.Ordinal);
    }

    private static bool HasNull<T>(IReadOnlyList<T> list) => list.Any(item => item is null);

    private static bool IsInside(string path) => IsRelative(path) && !path.Split('/', '\\').Contains("..");

    /// <summary>Whether it still lies in the repository is for <see cref="StampPaths"/> to say, which knows where that is.</summary>
    private static bool IsRelative(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && path.IndexOf(':', StringComparison.Ordinal) != 1;

    private static bool IsDigest(string text) => text.Length == DigestDigits && text.All(char.IsAsciiHexDigitLower);

    private static bool IsCommit(string id) => id.Length is 40 or 64 && id.All(char.IsAsciiHexDigit);

    private static string? Repeats(IEnumerable<string> names, StringComparer comparer) =>
        names.GroupBy(name => name, comparer).FirstOrDefault(group => group.Skip(1).Any()) is { } twice ? $"it has {twice.Key} twice" : null;
}
