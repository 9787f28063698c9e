using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Remotes;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>Remotes as values. None is contacted.</summary>
internal static class RemoteValues
{
    /// <summary>The names of the user's own remotes and of those that the repository names.</summary>
    /// <param name="settings">The workspace's remotes.</param>
    public static IReadOnlyList<CompletionItem> Of(RemoteSettings settings) =>
        [.. settings.All().Select(remote => new CompletionItem(remote.Name, "remote", remote.IsAccepted ? remote.Address : $"{remote.Address}, not accepted yet"))];
}
