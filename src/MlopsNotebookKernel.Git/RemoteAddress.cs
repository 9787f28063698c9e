using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Git;

/// <summary>Makes a remote's address fit to be committed: no user, password, token or query; no path of this machine.</summary>
internal static partial class RemoteAddress
{
    /// <summary>Cleans an address.</summary>
    /// <param name="address">As Git's configuration holds it.</param>
    /// <returns>Null for a folder of this machine, or a helper that runs a program: neither means anything elsewhere.</returns>
    public static string? Clean(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        string text = address.Trim();
        int helper = text.IndexOf("::", StringComparison.Ordinal);
        if (helper > 0 && !text[..helper].Contains('/') && !text[..helper].Contains('['))
        {
            string inner = text[(helper + 2)..];
            return text.StartsWith("ext::", StringComparison.Ordinal) || !inner.Contains("://", StringComparison.Ordinal)
                ? null
                : Clean(inner);
        }

        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            return text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? null : CleanUrl(text, scheme);
        }

        Match scp = ScpForm().Match(text);
        return scp.Success && scp.Groups["host"].Length > 1
            ? $"{KeptUser(scp.Groups["user"].Value)}{scp.Groups["host"].Value}:{scp.Groups["path"].Value}"
            : null;
    }

    /// <summary>Works on the text, because an address with a stray character must lose its password all the same.</summary>
    private static string CleanUrl(string text, int scheme)
    {
        string name = text[..scheme].ToLowerInvariant();
        string rest = text[(scheme + 3)..];
        int cut = rest.IndexOfAny(['?', '#']);
        rest = cut < 0 ? rest : rest[..cut];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        string path = slash < 0 ? "" : rest[slash..];
        int at = authority.LastIndexOf('@');
        string user = at < 0 ? "" : authority[..at];
        return $"{name}://{(name == "ssh" ? KeptUser(user) : "")}{authority[(at + 1)..]}{path}";
    }

    /// <summary>The shared account of code hosts is part of the address; any other user is somebody's name or token.</summary>
    private static string KeptUser(string user) => user == "git" ? "git@" : "";

    [GeneratedRegex(@"^(?:(?<user>[^@/\\]+)@)?(?<host>\[[^\]]+\]|[^:/\\@]+):(?<path>(?!\\).+)$", RegexOptions.CultureInvariant)]
    private static partial Regex ScpForm();
}
