using System.Text.Json;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Manifests;

/// <summary>Reads the first part of a manifest's file: what it is stands there, before its profile, which is most of it.</summary>
internal static class SnapshotHeadFile
{
    private const int HeadBytes = 1 << 15;

    /// <summary>Reads a head.</summary>
    /// <param name="path">Absolute path of the manifest.</param>
    /// <param name="name">The snapshot's name.</param>
    /// <param name="id">Its full id.</param>
    /// <returns>Null for a file that is no manifest, or cannot be read: lists of names leave it out, and using it says why.</returns>
    public static SnapshotHead? Read(string path, string name, string id)
    {
        try
        {
            return FactFile.Objection(path, long.MaxValue) is null ? Parse(Head(path), name, id) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> Head(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] head = new byte[Math.Min(HeadBytes, file.Length)];
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    private static SnapshotHead? Parse(ReadOnlySpan<byte> head, string name, string id)
    {
        Utf8JsonReader reader = new(head, isFinalBlock: false, default);
        string? kind = null, note = null;
        DateTimeOffset? created = null;
        long? rows = null;
        while (reader.Read() && rows is null)
        {
            if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 or 2 })
            {
                continue;
            }

            string member = reader.GetString()!;
            if (member == "table" && reader.CurrentDepth == 1)
            {
                continue;
            }

            int depth = reader.CurrentDepth;
            if (!reader.Read())
            {
                break;
            }

            switch (member)
            {
                case "kind" when depth == 1:
                    kind = reader.GetString();
                    break;
                case "created" when depth == 1:
                    created = reader.GetDateTimeOffset();
                    break;
                case "note" when depth == 1:
                    note = reader.GetString();
                    break;
                case "rows" when depth == 2:
                    rows = reader.GetInt64();
                    break;
            }

            if (!reader.TrySkip())
            {
                break;
            }
        }

        return kind is null || created is null ? null : new SnapshotHead(name, id, kind, created.Value, rows, note);
    }
}
