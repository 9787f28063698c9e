using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Storage.Tests.Manifests;

/// <summary>Manifests to test with.</summary>
internal static class SampleManifests
{
    public static readonly DateTimeOffset Day = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static SnapshotManifest File(string name, string content, int day = 0) => new(
        name,
        Digest(content),
        SnapshotKind.File,
        Day.AddDays(day),
        $"data/{name}.bin",
        [new SnapshotFile($"{name}.bin", 3, Digest(content), [Digest("chunk")])],
        null,
        null,
        null);

    public static SnapshotManifest Table(string name)
    {
        Distribution distribution = new Distribution.Categories(["a", "ü <b>"], [1, 2], 0, 0);
        return File(name, "table") with
        {
            Kind = SnapshotKind.Table,
            Note = "why \"this\" — one\nline",
            Table = new TableDigest(3, [new ColumnDigest("origin", ColumnType.Text, Digest("column"))], Digest("table")),
            Profile = new TableProfile(3, [new ColumnProfile("origin", ColumnType.Text, ColumnRole.Feature, 3, 0, distribution, null)]),
        };
    }
}
