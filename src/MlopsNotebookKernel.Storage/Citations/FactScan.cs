using System.Text;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>Collects from facts what they cite, the snapshots that they name, and the manifests that there are.</summary>
internal sealed class FactScan
{
    /// <summary>The folder of manifests in a <c>.mlops</c> folder.</summary>
    public const string Manifests = "snapshots";

    /// <summary>No fact that names snapshots is larger: stamps, the largest of them, are refused from here on.</summary>
    private const long LargestText = 64 << 20;

    /// <summary>As many digits as people are shown: fewer may be any word beside an "@".</summary>
    private const int Unmistakable = 12;

    private readonly HashSet<string> _digests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _manifests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, SnapshotReference>> _references = new(StringComparer.Ordinal);

    /// <summary>Whether a snapshot is named of which there was no manifest so far.</summary>
    public bool HasUnresolved => Unresolved().Any();

    /// <summary>What was found.</summary>
    public CitedDigests Result
    {
        get
        {
            string[] ids = [.. _manifests.Values.SelectMany(known => known)];
            return new CitedDigests(
                _digests,
                [
                    .. Unresolved()
                        .Where(reference => reference.Id.Length >= Unmistakable && !ids.Any(id => id.StartsWith(reference.Id, StringComparison.Ordinal)))
                        .GroupBy(reference => reference.Label).Select(same => same.MaxBy(reference => reference.Id.Length)!)
                        .OrderBy(reference => reference.Label, StringComparer.Ordinal),
                ]);
        }
    }

    /// <summary>Takes a fact.</summary>
    /// <param name="path">Its path, forward slashes.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="content">Its content, read to its end.</param>
    public void Take(string path, long length, Stream content)
    {
        if (path.Split('/') is [.., Manifests, var name, var file])
        {
            if (IdOf(file) is { } id)
            {
                Known(name).Add(id);
            }

            DigestWords.Collect(content, _digests);
        }
        else if (length > LargestText)
        {
            DigestWords.Collect(content, _digests);
        }
        else
        {
            using MemoryStream copy = new((int)length);
            content.CopyTo(copy);
            copy.Position = 0;
            DigestWords.Collect(copy, _digests);
            foreach (SnapshotReference reference in SnapshotReferences.In(Encoding.Latin1.GetString(copy.GetBuffer(), 0, (int)copy.Length), path))
            {
                if (!_references.TryGetValue(reference.Name, out Dictionary<string, SnapshotReference>? same))
                {
                    _references.Add(reference.Name, same = new Dictionary<string, SnapshotReference>(StringComparer.Ordinal));
                }

                same.TryAdd(reference.Id, reference);
            }
        }
    }

    /// <summary>Takes a manifest that no tip holds any more, if a fact still names its snapshot.</summary>
    /// <param name="path">Its path, forward slashes.</param>
    /// <param name="open">Opens its content.</param>
    public void TakePast(string path, Func<Stream> open)
    {
        if (path.Split('/') is [.., Manifests, var name, var file] && IdOf(file) is { } id
            && _references.TryGetValue(name, out Dictionary<string, SnapshotReference>? named) && named.Keys.Any(beginning => id.StartsWith(beginning, StringComparison.Ordinal)))
        {
            Known(name).Add(id);
            using Stream content = open();
            DigestWords.Collect(content, _digests);
        }
    }

    private HashSet<string> Known(string name)
    {
        if (!_manifests.TryGetValue(name, out HashSet<string>? ids))
        {
            _manifests.Add(name, ids = new HashSet<string>(StringComparer.Ordinal));
        }

        return ids;
    }

    private IEnumerable<SnapshotReference> Unresolved() => _references.SelectMany(named => named.Value.Values.Where(reference =>
        !(_manifests.TryGetValue(named.Key, out HashSet<string>? ids) && ids.Any(id => id.StartsWith(reference.Id, StringComparison.Ordinal)))));

    private static string? IdOf(string file) =>
        Path.GetExtension(file) == ".json" && Path.GetFileNameWithoutExtension(file) is var id && ContentDigest.IsValid(id) ? id : null;
}
