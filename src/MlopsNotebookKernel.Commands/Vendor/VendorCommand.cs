using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary><c>#!mlops-vendor</c>.</summary>
public static class VendorCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "vendor",
        "Copies the code that a notebook called of the repository's projects, as it was at the stamped commit, into a file beside it, so that it runs without them.",
        "The library moved on; what did it do then?",
        [
            new ParameterDefinition("notebook", ParameterKind.Notebook, "The saved notebook, which has a stamp; in a cell by default the one that runs.") { IsPositional = true },
            new ParameterDefinition("in-place", ParameterKind.Flag, "Also changes the notebook's lines that name the projects; else they are shown. Not for the notebook that runs."),
            new ParameterDefinition("dry-run", ParameterKind.Flag, "Shows what would be written, and writes nothing."),
            new ParameterDefinition("force", ParameterKind.Flag, "Replaces a copy that was edited by hand."),
        ],
        services => new VendorHandler(services))
    {
        Examples = ["#!mlops-vendor research.ipynb --dry-run", "#!mlops-vendor research.ipynb --in-place"],
    };
}
