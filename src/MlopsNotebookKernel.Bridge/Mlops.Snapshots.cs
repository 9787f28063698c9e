using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Keeps a table, a file or a folder under a content id, and freezes a table's profile.</summary>
    /// <param name="data">A table (CSV, Parquet, JSON), any other file or folder, or @variable (rows of records, an IDataView, a DataFrame).</param>
    /// <param name="name">The snapshot's name: lower-case letters, digits and hyphens; the file's or variable's own name without it.</param>
    /// <param name="note">Why it is kept; said once, with the first snapshot of this content.</param>
    /// <param name="kind">How to keep a file: as a table, known by its values, or as a file, known by its bytes; told from the file without it.</param>
    /// <param name="to">Of a variable: a Parquet file of the repository to write as well, so that its rows can be committed and other clones have them.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="dataExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> SnapshotAsync(
        object data,
        string? name = null,
        string? note = null,
        string? kind = null,
        string? to = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(data))] string? dataExpression = null) =>
        new CommandCall("snapshot")
            .Data("data", data, dataExpression)
            .Option("name", name)
            .Option("note", note)
            .Option("kind", kind)
            .Option("to", to)
            .RunAsync(cancellation);

    /// <summary>Brings a snapshot back: byte for byte as a file, or as a typed variable usable in the next cell.</summary>
    /// <param name="snapshot">The snapshot: its name (the newest), name@id, or an id; any unambiguous prefix of an id will do.</param>
    /// <param name="to">The file or folder to write; without it and without --as, the path that the snapshot was taken from.</param>
    /// <param name="as">The variable to declare, an array of records with a property for each column; in a notebook only.</param>
    /// <param name="force">Overwrites files that have other content.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> RestoreAsync(
        string snapshot,
        string? to = null,
        string? @as = null,
        bool force = false,
        CancellationToken cancellation = default) =>
        new CommandCall("restore")
            .Option("snapshot", snapshot)
            .Option("to", to)
            .Option("as", @as)
            .Flag("force", force)
            .RunAsync(cancellation);
}
