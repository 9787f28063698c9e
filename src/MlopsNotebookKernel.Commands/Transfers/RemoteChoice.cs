using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Remotes;

namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>The remote that a command line means.</summary>
/// <param name="Name">Its name; null for a folder given by its path.</param>
/// <param name="Opened">The remote.</param>
internal sealed record RemoteChoice(string? Name, IRemote Opened)
{
    /// <summary>Name and place, for people.</summary>
    public string Shown => Name is null ? Opened.Place : $"{Name} ({Opened.Place})";

    /// <summary>
    /// Opens the remote. A folder that the user typed is theirs to choose, and may become a remote; a name leads to an
    /// address that came with the repository, so it must have been accepted.
    /// </summary>
    /// <param name="given">What the user wrote: a name, or a folder's path, which has a slash in it; null for the only remote.</param>
    /// <param name="mayCreate">Whether a typed folder that is empty or new may become a remote.</param>
    /// <param name="services">The ports.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="RemoteException">It is not known, not accepted, or cannot be reached.</exception>
    public static RemoteChoice Open(string? given, bool mayCreate, CommandServices services, CommandContext context)
    {
        RemoteSettings settings = services.Remotes(context.Workspace);
        if (given is not null && IsAddress(given))
        {
            return new RemoteChoice(null, services.OpenRemote(RemoteAddress.Parse(given, context.Folder), mayCreate));
        }

        RemoteDefinition remote = given is null ? settings.Only() : settings.Find(given);
        return new RemoteChoice(remote.Name, services.OpenRemote(settings.AddressOf(remote), false));
    }

    /// <summary>Whether a text is an address rather than a name.</summary>
    /// <param name="text">What the user wrote.</param>
    public static bool IsAddress(string text) => text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) || text is "." or "..";
}
