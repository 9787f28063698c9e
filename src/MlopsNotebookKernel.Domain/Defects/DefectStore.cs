using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Defects;

/// <summary>The defects of a workspace: <c>.mlops/defects/&lt;id&gt;.json</c> (<c>mlops.defect/1</c>).</summary>
/// <param name="workspace">The workspace.</param>
public sealed class DefectStore(Workspace workspace)
{
    private const int Digits = 4;

    private static readonly FactKind Kind = CheckFile.KindOf("defect", "mlops.defect/1");

    private string Folder => workspace.FactPath("defects");

    /// <summary>All defects, the latest first.</summary>
    /// <exception cref="CheckException">A file is malformed (MLOPS2901).</exception>
    public IReadOnlyList<DefectRecord> All() => [.. Paths().Select(Read)];

    /// <summary>The defects that can be read, the latest first, and what is wrong with the others.</summary>
    public (IReadOnlyList<DefectRecord> Defects, IReadOnlyList<Exception> Problems) Readable() => ReadableFacts.Of(Paths(), Read);

    /// <summary>The id that a defect recorded on a day gets: branches do not collide, and the same title of a day is the same.</summary>
    /// <param name="title">The title.</param>
    /// <param name="day">The day.</param>
    public static string IdOf(string title, DateOnly day)
    {
        string digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)))[..Digits];
        return $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{SnapshotName.From(title.Replace('.', ' '))}-{digits}";
    }

    /// <summary>Writes a defect.</summary>
    /// <param name="defect">The defect.</param>
    public void Write(DefectRecord defect)
    {
        JsonObject json = new()
        {
            ["schema"] = Kind.Schema,
            ["title"] = defect.Title,
            ["happened"] = defect.Happened,
            ["impact"] = defect.Impact,
            ["severity"] = FactDocument.WordOf(defect.Severity),
            ["owner"] = defect.Owner,
            ["link"] = defect.Link,
            ["snapshot"] = defect.Snapshot,
            ["check"] = defect.Check,
            ["recorded"] = defect.Recorded.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        AtomicFile.WriteText(PathOf(defect.Id), FactDocument.Write(json));
    }

    /// <summary>The path of a defect's file, relative to the workspace's root.</summary>
    /// <param name="id">Its id.</param>
    public string RelativePath(string id) => workspace.Relative(PathOf(id));

    private IEnumerable<string> Paths() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.json").OrderDescending(StringComparer.Ordinal)
        : [];

    private static DefectRecord Read(string path)
    {
        FactDocument fact = FactDocument.Read(path, Kind);
        return new DefectRecord(
            Path.GetFileNameWithoutExtension(path),
            fact.Text("title"),
            fact.Text("happened"),
            fact.Text("impact"),
            fact.Word<CheckSeverity>("severity"),
            fact.Text("snapshot"),
            fact.Text("check"),
            fact.Day("recorded"))
        {
            Owner = fact.Optional("owner"),
            Link = fact.Optional("link"),
        };
    }

    private string PathOf(string id) => Path.Combine(Folder, $"{id}.json");
}
