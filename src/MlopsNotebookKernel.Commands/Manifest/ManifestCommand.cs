using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Manifest;

/// <summary><c>mlops manifest</c>.</summary>
public static class ManifestCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "manifest",
        "Writes the catalogue of magic commands as extension-manifest.json.",
        "Which commands are there, with which parameters?",
        [new ParameterDefinition("to", ParameterKind.Path, "The file to write; without it the manifest is printed.")],
        services => new ManifestHandler())
    {
        Doors = CommandDoors.Terminal,
        Examples = ["mlops manifest --to extension-manifest.json"],
    };
}
