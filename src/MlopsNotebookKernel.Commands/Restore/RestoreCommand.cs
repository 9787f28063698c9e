using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary><c>#!mlops-restore</c>, <c>mlops restore</c>.</summary>
public static class RestoreCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "restore",
        "Brings a snapshot back: byte for byte as a file, or as a typed variable usable in the next cell.",
        "Can I ask the old population a new question?",
        [
            new ParameterDefinition("snapshot", ParameterKind.Snapshot, "The snapshot: its name (the newest), name@id, or an id; any unambiguous prefix of an id will do.")
            {
                IsPositional = true,
                IsRequired = true,
            },
            new ParameterDefinition("to", ParameterKind.Path, "The file or folder to write; without it and without --as, the path that the snapshot was taken from."),
            new ParameterDefinition("as", ParameterKind.Text, "The variable to declare, an array of records with a property for each column; in a notebook only."),
            new ParameterDefinition("force", ParameterKind.Flag, "Overwrites files that have other content."),
        ],
        services => new RestoreHandler(services))
    {
        Examples =
        [
            "#!mlops-restore january --as january",
            "#!mlops-restore january@3f2a91c04b7d --to data/january.csv",
        ],
    };
}
