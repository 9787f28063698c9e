using System.Collections.Concurrent;
using System.Xml;
using MlopsNotebookKernel.Scripting.Isolation;

namespace MlopsNotebookKernel.Scripting.Assistance.Documentation;

/// <summary>
/// Finds what XML files say of a member: the file beside a package's assembly, and for the framework those of its
/// reference pack, which the SDK brings. A file is read through once for a question, and nothing of it kept but the
/// answer: they hold megabytes of which a notebook asks a few lines.
/// </summary>
internal static class DocumentationFiles
{
    private static readonly ConcurrentDictionary<(string Path, string Id), string?> Known = new();
    private static readonly Lazy<string?> Pack = new(FindPack);

    /// <summary>Finds the text of a member.</summary>
    /// <param name="assembly">The assembly's file.</param>
    /// <param name="id">The member's documentation id, as <c>M:System.Console.WriteLine</c>.</param>
    /// <param name="space">The member's namespace.</param>
    /// <returns>The <c>member</c> element; null where there is none.</returns>
    public static string? Find(string assembly, string id, string space) =>
        Known.GetOrAdd((assembly, id), key => Candidates(key.Path, space).Select(file => Read(file, id)).FirstOrDefault(found => found is not null));

    private static IEnumerable<string> Candidates(string assembly, string space)
    {
        string beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside))
        {
            return [beside];
        }

        if (Path.GetDirectoryName(assembly) != FrameworkAssemblies.Folder || Pack.Value is not { } pack)
        {
            return [];
        }

        // The assemblies that run are cut otherwise than those that are documented: the namespace tells where to look.
        string own = Path.GetFileNameWithoutExtension(assembly);
        return Directory.EnumerateFiles(pack, "*.xml").OrderByDescending(file => Likeliness(Path.GetFileNameWithoutExtension(file), own, space));
    }

    private static int Likeliness(string file, string own, string space) => file switch
    {
        _ when file == own => int.MaxValue,
        "System.Runtime" => 1000,
        _ when $"{space}.".StartsWith($"{file}.", StringComparison.Ordinal) => 1000 + file.Length,
        _ when file.StartsWith(space, StringComparison.Ordinal) => 100,
        _ => 0,
    };

    private static string? Read(string file, string id)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.ReadToFollowing("member"))
            {
                if (reader.GetAttribute("name") == id)
                {
                    return reader.ReadOuterXml();
                }
            }
        }
        catch (Exception damaged) when (damaged is XmlException or IOException or UnauthorizedAccessException)
        {
            // A package's documentation that cannot be read is as if it had none; its code is not concerned.
        }

        return null;
    }

    /// <summary>The newest reference pack of the .NET version that runs.</summary>
    private static string? FindPack()
    {
        string packs = Path.GetFullPath(Path.Combine(FrameworkAssemblies.Folder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        string major = $"{Environment.Version.Major}.";
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs)
                .Where(folder => Path.GetFileName(folder).StartsWith(major, StringComparison.Ordinal))
                .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder), out Version? version) ? version : new Version())
                .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(folder, "ref")))
                .FirstOrDefault()
            : null;
    }
}
