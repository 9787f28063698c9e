using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>The remotes that a workspace names, for saying what may help. None is asked.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class KnownRemotes(CommandServices services, Workspace workspace)
{
    private IReadOnlyList<RemoteDefinition>? _all;

    /// <summary>The remotes; none where the settings cannot be read: that is for push and pull to name.</summary>
    public IReadOnlyList<RemoteDefinition> All => _all ??= Read();

    private IReadOnlyList<RemoteDefinition> Read()
    {
        try
        {
            return services.Remotes(workspace).All();
        }
        catch (RemoteException)
        {
            return [];
        }
    }
}
