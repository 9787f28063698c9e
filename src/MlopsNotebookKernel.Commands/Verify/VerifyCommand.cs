using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Compares stamps with today.</summary>
public static class VerifyCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "verify",
        "Compares a notebook's stamp with today: names each difference with old and new and the cheapest remedy, and draws the drift of data that moved. The answer is no for a stale or hollow stamp, and for a notebook without one. Of several notebooks, one that cannot be read is listed with the reason beside the others, and the exit code is 3.",
        "Is what I read here still true?",
        [
            new ParameterDefinition("paths", ParameterKind.Path, "Notebooks, or folders of them; by default the notebook that runs, in a terminal the current folder.") { IsPositional = true, Repeats = true },
            new ParameterDefinition("stamped", ParameterKind.Flag, "Passes over notebooks without a stamp; with none left the answer is yes."),
        ],
        services => new VerifyHandler(services))
    {
        Examples = ["#!mlops-verify", "#!mlops-verify 01-research.ipynb", "mlops verify notebooks --stamped"],
    };
}
