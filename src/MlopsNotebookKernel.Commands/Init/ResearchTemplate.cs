using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary>
/// The notebook to begin research with. It runs as it is: what needs data of the user's own is commented out.
/// </summary>
internal static class ResearchTemplate
{
    /// <summary>Makes it.</summary>
    /// <param name="format">How it is to be stored.</param>
    public static NotebookDocument Create(NotebookFormat format) => NotebookDocument.Create(format,
    [
        Prose("""
            # The question, in one sentence

            **Need.** Who needs the answer, and for what?

            **Answer.** What would count as an answer, and what would change because of it?
            """),
        Code("#!mlops-env"),
        Prose("""
            ## Population

            What the model learns from: where the rows come from, which are left out and why. A snapshot keeps them under
            a content id, so that they can be restored and compared with later data.
            """),
        Code("""
            // Point these at your own file, and remove the slashes.
            // #!mlops-snapshot data/train.csv --name train --note "all rows of January, without cancelled flights"
            // #!mlops-restore train --as rows
            """),
        Prose("""
            ## What was tried

            Look first whether it was tried already.
            """),
        Code("#!mlops-decisions"),
        Code("// Your code. Put what is finished into cells of its own: they can be exported."),
        Prose("""
            ## Metrics

            The numbers the work is judged by, each named once.
            """),
        Code("""
            // #!mlops-metric validation-auc --value @auc --better higher --on train --description "Area under the ROC curve on the validation rows"
            """),
        Prose("""
            ## Decision

            What was chosen, what was rejected, and why: for whoever asks the same question next year.
            """),
        Code("""
            // #!mlops-decide "Which model?" --choice "trees" --rejected "linear: misses the interaction" --evidence "validation AUC @auc" --snapshot train
            """),
        Prose("""
            ## Stamp

            All that this notebook relied on, in one place. Run later, it says what has changed since.
            """),
        Code("""
            // #!mlops-pin --question "The question, in one sentence"
            """),
        Prose("""
            ## Export

            A cell that begins with `#!mlops-export --as Name` is marked as finished; this promotes all marked cells into a
            class library with tests.
            """),
        Code("""
            // #!mlops-export --to src/Research --dry-run
            """),
    ]);

    private static NotebookCell Prose(string text) => NotebookCell.Create(CellKind.Markdown, text);

    private static NotebookCell Code(string text) => NotebookCell.Create(CellKind.Code, text);
}
