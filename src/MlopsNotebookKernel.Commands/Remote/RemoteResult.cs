using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Remotes;

namespace MlopsNotebookKernel.Commands.Remote;

/// <summary>What <c>remote</c> came to.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Remotes">The remotes it concerns.</param>
public sealed record RemoteResult(string Action, IReadOnlyList<RemoteResult.Item> Remotes)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.remote-result/1";

    /// <summary>A remote.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Address">Its address as written.</param>
    /// <param name="Place">The folder that it means here; null when the address is unusable.</param>
    /// <param name="Source">Who named it.</param>
    /// <param name="Accepted">Whether it is used.</param>
    /// <param name="Problem">Why the address is unusable; null when it is not.</param>
    public sealed record Item(string Name, string Address, string? Place, RemoteSource Source, bool Accepted, string? Problem)
    {
        internal static Item Of(RemoteDefinition remote, RemoteSettings settings)
        {
            try
            {
                return new Item(remote.Name, remote.Address, settings.Resolve(remote.Address).Folder, remote.Source, remote.IsAccepted, null);
            }
            catch (RemoteException unusable)
            {
                // An address with a password in it must not be shown either.
                return new Item(remote.Name, "", null, remote.Source, false, $"{unusable.Code}: {unusable.Message} {unusable.Remedy}");
            }
        }
    }
}
