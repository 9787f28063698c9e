using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Records a decision: the question, what was chosen, what was rejected and why, the evidence, and what it held under.</summary>
    /// <param name="title">The question, or a title; the same title is the same decision.</param>
    /// <param name="hypothesis">What was supposed before it was tried.</param>
    /// <param name="choice">What was chosen; needed unless the status is proposed.</param>
    /// <param name="rejected">An option not taken and why, as "option: why".</param>
    /// <param name="option">Another option that was weighed.</param>
    /// <param name="evidence">What was measured or seen; @variable in it is replaced by its value, numbers to 4 significant digits, metric:NAME by what this notebook measured, and output:CELL and chart:CELL by what a cell put out, kept beside the decision (CELL: the name it is exported as, its id, its number, or something it declares).</param>
    /// <param name="theme">A word that groups decisions, such as features.</param>
    /// <param name="reopenWhen">What would make the question open again.</param>
    /// <param name="snapshot">The snapshot it was decided on.</param>
    /// <param name="notebook">In a terminal: the saved notebook in which it was decided, whose outputs are cited.</param>
    /// <param name="supersedes">The id (or an unambiguous part of it) of the decision that this one replaces; that one stays readable.</param>
    /// <param name="update">Replaces the text of the decision with this title.</param>
    /// <param name="status">Where it stands; accepted by default.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> DecideAsync(
        string title,
        string? hypothesis = null,
        string? choice = null,
        IEnumerable<string>? rejected = null,
        IEnumerable<string>? option = null,
        IEnumerable<string>? evidence = null,
        string? theme = null,
        string? reopenWhen = null,
        string? snapshot = null,
        string? notebook = null,
        string? supersedes = null,
        bool update = false,
        string? status = null,
        CancellationToken cancellation = default) =>
        new CommandCall("decide")
            .Option("title", title)
            .Option("hypothesis", hypothesis)
            .Option("choice", choice)
            .Options("rejected", rejected)
            .Options("option", option)
            .Options("evidence", evidence)
            .Option("theme", theme)
            .Option("reopen-when", reopenWhen)
            .Option("snapshot", snapshot)
            .Option("notebook", notebook)
            .Option("supersedes", supersedes)
            .Flag("update", update)
            .Option("status", status)
            .RunAsync(cancellation);

    /// <summary>Searches and lists decisions, and says where the data they were made on has since changed.</summary>
    /// <param name="words">Words that must all occur; without any, all decisions are listed.</param>
    /// <param name="theme">Only this theme.</param>
    /// <param name="feature">Only decisions that speak of this column or feature, however they write its name: HourOfDay finds "hour of day".</param>
    /// <param name="rejected">Lists what was rejected, and searches in that alone.</param>
    /// <param name="status">Only this status.</param>
    /// <param name="acknowledge">In a notebook: the id of a decision whose rejected option is used on purpose; cells are not interrupted for it any more.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> DecisionsAsync(
        IEnumerable<string>? words = null,
        string? theme = null,
        IEnumerable<string>? feature = null,
        bool rejected = false,
        string? status = null,
        IEnumerable<string>? acknowledge = null,
        CancellationToken cancellation = default) =>
        new CommandCall("decisions")
            .Options("words", words)
            .Option("theme", theme)
            .Options("feature", feature)
            .Flag("rejected", rejected)
            .Option("status", status)
            .Options("acknowledge", acknowledge)
            .RunAsync(cancellation);
}
