using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>Tells submodules as the outermost repository sees them.</summary>
internal static class InnerRepositories
{
    /// <summary>All submodules, those inside others too, by their path from the outer root; one without a commit is left out.</summary>
    /// <param name="inner">Path and state of each direct submodule.</param>
    public static IReadOnlyList<SubmoduleState> Flat(IEnumerable<(string Path, RepositoryState State)> inner) =>
    [
        .. inner.SelectMany(module => (IEnumerable<SubmoduleState>)
            [
                .. module.State.Commit is { } commit ? [new SubmoduleState(module.Path, commit, module.State.Changes.Count > 0)] : Array.Empty<SubmoduleState>(),
                .. module.State.Submodules.Select(deeper => deeper with { Path = $"{module.Path}/{deeper.Path}" }),
            ]).OrderBy(module => module.Path, StringComparer.Ordinal),
    ];
}
