using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary><c>#!mlops-snapshot</c>, <c>mlops snapshot</c>.</summary>
public static class SnapshotCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "snapshot",
        "Keeps a table, a file or a folder under a content id, and freezes a table's profile.",
        "What did the model learn from?",
        [
            new ParameterDefinition("data", ParameterKind.Data, "A table (CSV, Parquet, JSON), any other file or folder, or @variable (rows of records, an IDataView, a DataFrame).")
            {
                IsPositional = true,
                IsRequired = true,
            },
            new ParameterDefinition("name", ParameterKind.Text, "The snapshot's name: lower-case letters, digits and hyphens; the file's or variable's own name without it."),
            new ParameterDefinition("note", ParameterKind.Text, "Why it is kept; said once, with the first snapshot of this content."),
            new ParameterDefinition("kind", ParameterKind.Text, "How to keep a file: as a table, known by its values, or as a file, known by its bytes; told from the file without it.")
            {
                Choices = [SnapshotKind.Table, SnapshotKind.File],
            },
            new ParameterDefinition("to", ParameterKind.Path, "Of a variable: a Parquet file of the repository to write as well, so that its rows can be committed and other clones have them."),
        ],
        services => new SnapshotHandler(services))
    {
        Examples =
        [
            "#!mlops-snapshot data/flights-2001-01.csv --name january",
            "#!mlops-snapshot @train --name train --note \"without cancelled flights\"",
            "#!mlops-snapshot @arrivals --to data/arrivals.parquet",
            "#!mlops-snapshot models/late.zip",
        ],
    };
}
