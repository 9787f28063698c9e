using System.Text;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>The stamps of a workspace, one a notebook.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class PinStore(Workspace workspace)
{
    /// <summary>The end of a stamp file's name, after the notebook's.</summary>
    public const string Extension = ".pin.json";

    private const string HistoryFolderName = ".replaced";

    private const long LargestFile = 64L << 20;

    private static readonly EnumerationOptions Unlinked = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Absolute path of <c>.mlops/pins</c>; it need not exist.</summary>
    public string Folder => workspace.FactPath("pins");

    /// <summary>A notebook's path relative to the workspace's root, forward slashes.</summary>
    /// <param name="notebook">Absolute path.</param>
    /// <exception cref="StampException">It lies outside the workspace (MLOPS1704).</exception>
    public string NameOf(string notebook)
    {
        string relative = workspace.Relative(notebook);
        return Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal)
            ? throw new StampException("MLOPS1704", $"The notebook {notebook} lies outside the workspace {workspace.Root}.", "Move it into the workspace, or make one around it with mlops init.")
            : relative;
    }

    /// <summary>Absolute path of a notebook's stamp; it need not exist.</summary>
    /// <param name="notebook">Absolute path of the notebook.</param>
    public string PathOf(string notebook) => workspace.FactPath("pins", NameOf(notebook).Replace('/', Path.DirectorySeparatorChar) + Extension);

    /// <summary>A notebook's stamp; null when it has none.</summary>
    /// <param name="notebook">Absolute path of the notebook; it need not exist.</param>
    /// <exception cref="StampException">The stamp cannot be read.</exception>
    public Stamp? Find(string notebook)
    {
        string path = PathOf(notebook);
        return File.Exists(path) ? Read(path, workspace.Relative(path)) : null;
    }

    /// <summary>The stamps that later ones replaced, oldest first, and what is wrong with those that cannot be read.</summary>
    /// <param name="notebook">Absolute path of the notebook; it need not exist.</param>
    public (IReadOnlyList<Stamp> Stamps, IReadOnlyList<Exception> Problems) Replaced(string notebook)
    {
        string folder = ReplacedFolder(NameOf(notebook));
        (IReadOnlyList<Stamp> stamps, IReadOnlyList<Exception> problems) = ReadableFacts.Of(
            Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal) : Enumerable.Empty<string>(),
            file => Read(file, workspace.Relative(file)));
        return ([.. stamps.OrderBy(stamp => stamp.Stamped)], problems);
    }

    /// <summary>Reads a stamp's file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="StampException">There is none (MLOPS1711), or it cannot be read.</exception>
    public static Stamp Read(string path, string name)
    {
        if (!File.Exists(path))
        {
            throw new StampException("MLOPS1711", $"There is no stamp {name}.", "Name a .pin.json below .mlops/pins.");
        }

        return FactFile.Objection(path, LargestFile) is { } objection
            ? throw new StampException("MLOPS1702", $"The stamp {name} is malformed: {objection}.", "Delete it, run the notebook and pin again.")
            : StampJson.Read(File.ReadAllText(path, Encoding.UTF8), name);
    }

    /// <summary>Absolute paths of the notebooks that have a stamp, ordinally sorted; they need not exist.</summary>
    public IReadOnlyList<string> Notebooks() => !Directory.Exists(Folder)
        ? []
        :
        [
            .. Directory.EnumerateFiles(Folder, "*" + Extension, Unlinked)
                .Select(file => Path.GetRelativePath(Folder, file)[..^Extension.Length])
                .Where(file => file.Split(Path.DirectorySeparatorChar)[0] != HistoryFolderName)
                .Select(file => Path.GetFullPath(file, workspace.Root))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>
    /// Writes a stamp. One that is there and finished is kept under <c>.mlops/pins/.replaced/</c> first, and named by the
    /// new one.
    /// </summary>
    /// <param name="stamp">The stamp.</param>
    /// <param name="replaced">The stamp that it replaces for good; null for a first one, or for one that continues it.</param>
    /// <returns>The stamp as written.</returns>
    public Stamp Write(Stamp stamp, Stamp? replaced)
    {
        Stamp written = stamp;
        if (replaced is not null)
        {
            string digest = StampJson.Digest(replaced);
            AtomicFile.WriteText(Path.Combine(ReplacedFolder(stamp.Notebook), digest[..12] + Extension), StampJson.Write(replaced));
            written = stamp with { Replaces = digest };
        }

        AtomicFile.WriteText(PathOf(Path.GetFullPath(stamp.Notebook, workspace.Root)), StampJson.Write(written));
        return written;
    }

    private string ReplacedFolder(string name) => workspace.FactPath("pins", HistoryFolderName, name.Replace('/', Path.DirectorySeparatorChar));
}
