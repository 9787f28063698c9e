namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>What a snapshot can keep; <see cref="SnapshotManifest.Kind"/> holds one of these words.</summary>
public static class SnapshotKind
{
    /// <summary>A table: known by its values, whatever file holds them.</summary>
    public const string Table = "table";

    /// <summary>A file, known by its bytes.</summary>
    public const string File = "file";

    /// <summary>A zip archive (such as a saved model), known by its entries' names and contents.</summary>
    public const string Archive = "archive";

    /// <summary>A folder, known by its files' paths and contents.</summary>
    public const string Folder = "folder";
}
