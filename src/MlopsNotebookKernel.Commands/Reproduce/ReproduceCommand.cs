using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary><c>#!mlops-reproduce</c>.</summary>
public static class ReproduceCommand
{
    /// <summary>The parameter that names the notebook.</summary>
    internal const string Notebook = "notebook";

    /// <summary>The parameter that states the tolerance.</summary>
    internal const string Tolerance = "tolerance";

    /// <summary>The parameter that names the reproduced notebook.</summary>
    internal const string Output = "output";

    /// <summary>The parameter that names the page.</summary>
    internal const string Html = "html";

    /// <summary>The flag that goes on without what cannot be had.</summary>
    internal const string Anyway = "anyway";

    /// <summary>The flag that agrees to run the notebook.</summary>
    internal const string Yes = "yes";

    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "reproduce",
        "Runs a notebook as it was stamped, in a worktree of its own at the stamped commit with the stored patch, just the stamped packages and the restored data, and compares its outputs with those stored. What cannot be had is named before anything runs.",
        "Can I stand where they stood?",
        [
            new ParameterDefinition(Notebook, ParameterKind.Notebook, "The stamped .ipynb or .dib.") { IsPositional = true, IsRequired = true },
            new ParameterDefinition(Tolerance, ParameterKind.Number, "How far two numbers may differ to count as the same, relative to the larger one; by default what .mlops/config.json says, else 1e-9."),
            new ParameterDefinition(Output, ParameterKind.Path, "The .ipynb to write the reproduced notebook to."),
            new ParameterDefinition(Html, ParameterKind.Path, "The page to write: one HTML file with what differs beside each cell, that shows without network."),
            new ParameterDefinition(Anyway, ParameterKind.Flag, "Runs also where packages, data or the runtime cannot be had as stamped."),
            new ParameterDefinition(Yes, ParameterKind.Flag, "Agrees to run the notebook's code, also of a repository that is not marked as trusted."),
        ],
        services => new ReproduceHandler(services))
    {
        Examples =
        [
            "#!mlops-reproduce research.ipynb",
            "#!mlops-reproduce research.ipynb --yes --tolerance 1e-6 --html reproduced.html",
        ],
    };
}
