namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>Where a remote is: a folder, on this machine or on a network share.</summary>
/// <param name="Folder">Absolute path, without links resolved.</param>
public sealed record RemoteAddress(string Folder)
{
    private const int LongestAddress = 1024;

    /// <summary>Folders that hold no files but windows onto the machine.</summary>
    private static readonly string[] NoPlaces = ["/dev", "/proc", "/sys"];

    /// <summary>Reads an address.</summary>
    /// <param name="text">A folder: absolute, relative to <paramref name="root"/>, or <c>file://…</c>.</param>
    /// <param name="root">Absolute path of the folder that relative ones start from.</param>
    /// <exception cref="RemoteException">
    /// It holds credentials (MLOPS2303), or is no folder that this version can use (MLOPS2304).
    /// </exception>
    public static RemoteAddress Parse(string text, string root)
    {
        string address = text.Trim();
        if (address.Length is 0 or > LongestAddress || address.Any(char.IsControl))
        {
            throw Unusable("An address is a folder's path; this is none", address);
        }

        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            RefuseSecrets(address[..scheme], address[(scheme + 3)..]);
            if (!address.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            {
                throw Unusable($"{address[..scheme]} remotes are not served by this version", address);
            }

            address = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.IsFile && uri.Query.Length == 0 && uri.Fragment.Length == 0 && IsHere(uri)
                ? uri.LocalPath
                : throw Unusable("This file address names no folder here", address);
        }

        if (address.StartsWith(@"\\?\", StringComparison.Ordinal) || address.StartsWith(@"\\.\", StringComparison.Ordinal)
            || address.StartsWith("//?/", StringComparison.Ordinal) || address.StartsWith("//./", StringComparison.Ordinal))
        {
            throw Unusable("A device is no folder", address);
        }

        if (!OperatingSystem.IsWindows() && IsOfWindows(address))
        {
            throw Unusable("This is a path of Windows, which means nothing here", address);
        }

        // "/mnt/x" and "C:x" depend on the current drive there.
        if (OperatingSystem.IsWindows() && Path.IsPathRooted(address) && !Path.IsPathFullyQualified(address))
        {
            throw Unusable("This path means another folder on each drive", address);
        }

        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(address, root));
        return Path.GetPathRoot(folder) == folder ? throw Unusable("A whole drive is no remote", address)
            : !OperatingSystem.IsWindows() && NoPlaces.Any(place => folder == place || folder.StartsWith(place + "/", StringComparison.Ordinal))
                ? throw Unusable("Devices are no folder", address)
                : new RemoteAddress(folder);
    }

    /// <summary>The folder's path.</summary>
    public override string ToString() => Folder;

    /// <summary>On Unix a host in a file address would be dropped without a word.</summary>
    private static bool IsHere(Uri uri) => OperatingSystem.IsWindows() || uri.Host.Length == 0;

    private static bool IsOfWindows(string address) =>
        address.StartsWith(@"\\", StringComparison.Ordinal) || (address.Length > 2 && char.IsAsciiLetter(address[0]) && address[1] == ':' && address[2] is '\\' or '/');

    private static void RefuseSecrets(string scheme, string rest)
    {
        string authority = rest.Split('/', '?', '#')[0];
        if (authority.Contains('@', StringComparison.Ordinal) || rest.Contains('?', StringComparison.Ordinal))
        {
            // The address itself is not repeated: it may stand in a log that others read.
            throw new RemoteException(
                "MLOPS2303",
                $"The {scheme} address of a remote holds a user, a password or a query, and addresses are committed.",
                "Give the address without them; secrets belong to the system's own store of credentials.");
        }
    }

    private static RemoteException Unusable(string why, string address) => new(
        "MLOPS2304",
        $"{why}: {(address.Length > 80 ? $"{address[..80]}…" : address)}.",
        "Give a folder on this machine or on a mounted share, such as /mnt/lab/mlops or \\\\server\\share\\mlops.");
}
