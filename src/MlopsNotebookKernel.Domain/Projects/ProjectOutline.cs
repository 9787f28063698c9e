using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>What a project declares.</summary>
/// <param name="Members">Its types and members, in any order; parts of a partial type are one.</param>
/// <param name="ProjectFile">SHA-256 of its project file, version, comments and layout left out.</param>
/// <param name="Version">The version that its file states; null where it states none, or one that only a build knows.</param>
public sealed record ProjectOutline(IReadOnlyList<DeclaredMember> Members, string ProjectFile, string? Version)
{
    /// <summary>SHA-256 of what other assemblies can use: the sorted signatures of public members, each once, after <c>mlops.api/1</c>, a line each.</summary>
    public string Api { get; } = Digest(
        ["mlops.api/1", .. Members.Where(member => member.IsPublic).Select(member => member.Signature).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>SHA-256 of all that it does: sorted signatures of all members with their code, and the project file, after <c>mlops.source/1</c>, a line each.</summary>
    public string Source { get; } = Digest(
        ["mlops.source/1", ProjectFile, .. Members.Select(member => $"{member.Signature} {member.Body}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private static string Digest(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
