using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Diff;

/// <summary><c>#!mlops-diff</c>.</summary>
public static class DiffCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "diff",
        "Compares two versions of a notebook cell by cell: code, prose and outputs apart. Answers yes when the code is the same.",
        "What changed in this notebook?",
        [
            new ParameterDefinition("versions", ParameterKind.Notebook, "Two notebooks, each a file or REV:path; one alone is compared with its committed version. In a cell by default the notebook that runs, as it is saved.") { IsPositional = true, Repeats = true },
            new ParameterDefinition("git", ParameterKind.Flag, "Called by Git with the values it gives to a diff driver's command; always answers yes."),
        ],
        services => new DiffHandler(services))
    {
        Examples = ["#!mlops-diff research.ipynb", "#!mlops-diff main:research.ipynb research.ipynb"],
    };
}
