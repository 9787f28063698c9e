using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>
/// The remotes of a workspace: those its <c>.mlops/config.json</c> names, and the user's own, which win. A repository may
/// be a stranger's, so a remote that only it names is not contacted before the user has seen its address and accepted it.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="userFolder">Absolute path of the folder of the user's own settings; null where the user has none.</param>
public sealed class RemoteSettings(Workspace workspace, string? userFolder)
{
    private const string UserFileName = "remotes.json";

    /// <summary>All remotes, by name; the user's before the repository's.</summary>
    /// <exception cref="RemoteException">A settings file is malformed.</exception>
    public IReadOnlyList<RemoteDefinition> All()
    {
        RemoteFile user = User();
        IReadOnlySet<string> accepted = user.Accepted;
        RemoteDefinition[] own = [.. user.Remotes.Select(remote => new RemoteDefinition(remote.Name, remote.Address, RemoteSource.User, true))];
        return
        [
            .. own,
            .. Repository().Remotes.Where(remote => own.All(known => known.Name != remote.Name))
                .Select(remote => new RemoteDefinition(remote.Name, remote.Address, RemoteSource.Repository, accepted.Contains(Key(remote.Address)))),
        ];
    }

    /// <summary>The one remote that a command without a name means.</summary>
    /// <exception cref="RemoteException">There is none, or there are several to choose from (MLOPS2301, MLOPS2308).</exception>
    public RemoteDefinition Only() => All() switch
    {
        [var one] => one,
        [] => throw new RemoteException(
            "MLOPS2301", "No remote is known here.", "Name a folder that both clones can reach: mlops remote add lab FOLDER."),
        var several => several.Where(remote => remote.IsAccepted).ToList() is [var accepted] ? accepted : throw new RemoteException(
            "MLOPS2308", $"There are several remotes: {string.Join(", ", several.Select(remote => remote.Name))}.", "Say which one with --remote NAME."),
    };

    /// <summary>Finds a remote by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="RemoteException">There is none (MLOPS2302).</exception>
    public RemoteDefinition Find(string name)
    {
        IReadOnlyList<RemoteDefinition> all = All();
        return all.FirstOrDefault(remote => remote.Name == name) ?? throw new RemoteException(
            "MLOPS2302",
            $"There is no remote {name}.",
            NearestName.Of(name, [.. all.Select(remote => remote.Name)]) is { } nearest ? $"Did you mean {nearest}?"
                : all.Count == 0 ? "Add it with mlops remote add NAME FOLDER; a folder itself is written with a slash in it, such as ./objects."
                : $"There are: {string.Join(", ", all.Select(remote => remote.Name))}. A folder itself is written with a slash in it, such as ./objects.");
    }

    /// <summary>The address of a remote, if this user agreed to it.</summary>
    /// <param name="remote">The remote.</param>
    /// <exception cref="RemoteException">Nobody did (MLOPS2305), or the address is unusable.</exception>
    public RemoteAddress AddressOf(RemoteDefinition remote) => remote.IsAccepted
        ? Resolve(remote.Address)
        : throw new RemoteException(
            "MLOPS2305",
            $"The repository names the remote {remote.Name} at {Resolve(remote.Address)}, and nothing is sent there or asked from there before you agree.",
            PasteLine.ForTerminal($"If you trust that place, run: mlops remote accept {remote.Name}"));

    /// <summary>Reads an address as the user or the repository wrote it.</summary>
    /// <param name="address">The address; relative folders start at the workspace's root.</param>
    /// <exception cref="RemoteException">It is unusable.</exception>
    public RemoteAddress Resolve(string address) => RemoteAddress.Parse(address, workspace.Root);

    /// <summary>Names a remote. Whoever types an address agrees to it.</summary>
    /// <param name="name">Its name: lower-case letters, digits and hyphens.</param>
    /// <param name="address">Its address.</param>
    /// <param name="forUser">Whether only this user gets it; else it is written to the repository's configuration.</param>
    /// <exception cref="RemoteException">The name or address is none, or the name is taken by another address (MLOPS2309).</exception>
    public RemoteDefinition Add(string name, string address, bool forUser)
    {
        if (!SnapshotName.IsValid(name))
        {
            throw new RemoteException("MLOPS2309", $"\"{name}\" cannot name a remote.", $"Use lower-case letters, digits and hyphens, such as {SnapshotName.From(name)}.");
        }

        RemoteAddress resolved = Resolve(address);
        RemoteFile file = forUser ? User() : Repository();
        if (file.Remotes.FirstOrDefault(remote => remote.Name == name) is { Name: not null } known && Key(known.Address) != resolved.Folder)
        {
            throw new RemoteException(
                "MLOPS2309", $"The remote {name} is at {known.Address} already.", PasteLine.ForTerminal($"Take another name, or first run: mlops remote remove {name}"));
        }

        file.With(name, forUser ? resolved.Folder : address).Write();
        if (!forUser && userFolder is not null)
        {
            User().Accepting(resolved.Folder).Write();
        }

        return new RemoteDefinition(name, address, forUser ? RemoteSource.User : RemoteSource.Repository, true);
    }

    /// <summary>Agrees to a remote that the repository names.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="RemoteException">There is none.</exception>
    public RemoteDefinition Accept(string name)
    {
        RemoteDefinition remote = Find(name);
        if (remote.Source == RemoteSource.Repository)
        {
            User().Accepting(Resolve(remote.Address).Folder).Write();
        }

        return remote with { IsAccepted = true };
    }

    /// <summary>Forgets a remote: the user's own of that name, else the repository's. What is kept there stays.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="RemoteException">There is none.</exception>
    public RemoteDefinition Remove(string name)
    {
        RemoteDefinition remote = Find(name);
        (remote.Source == RemoteSource.User ? User() : Repository()).Without(name).Write();
        return remote;
    }

    /// <summary>Acceptance is of a place, so that a repository that renames or moves its remote is asked about again.</summary>
    private string Key(string address)
    {
        try
        {
            return Resolve(address).Folder;
        }
        catch (RemoteException)
        {
            // An unusable address was never accepted; whoever wants to use it is told why then.
            return "";
        }
    }

    private RemoteFile Repository() => RemoteFile.Read(workspace.FactPath("config.json"), RemoteFile.RepositorySchema, ".mlops/config.json");

    private RemoteFile User() => RemoteFile.Read(userFolder is null ? null : Path.Combine(userFolder, UserFileName), RemoteFile.UserSchema, "Your own remotes.json");
}
