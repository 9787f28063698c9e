using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>What the user asked for, read from the arguments.</summary>
/// <param name="Title">What to call the defect.</param>
/// <param name="Happened">What happened.</param>
/// <param name="Impact">What it did to whom.</param>
/// <param name="Kind">How the check is written.</param>
/// <param name="Expression">The check.</param>
/// <param name="Within">How far from the good snapshot's value is allowed; of comparisons only.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Name">The check's name.</param>
internal sealed record DefectRequest(
    string Title, string Happened, string Impact, CheckKind Kind, string Expression, CheckTolerance? Within, CheckSeverity Severity, string Name)
{
    private static readonly (string Option, CheckKind Kind)[] Kinds =
    [
        ("row", CheckKind.Row), ("aggregate", CheckKind.Aggregate), ("sql", CheckKind.Sql), ("compare", CheckKind.Comparison),
    ];

    /// <summary>Reads the arguments.</summary>
    /// <param name="title">The title.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="UsageException">A part is missing (MLOPS1032), there is not just one check (MLOPS1033), or its reach is none (MLOPS1034).</exception>
    public static DefectRequest Of(string title, CommandArguments arguments, CommandContext context)
    {
        string[] missing = [.. new[] { "happened", "impact", "good" }.Where(name => arguments.Optional(name) is null).Select(name => $"--{name}")];
        if (missing.Length > 0)
        {
            throw new UsageException("MLOPS1032", $"A defect needs {string.Join(" and ", missing)}.", "Say what happened, what it did to whom, and which snapshot is good.");
        }

        if (arguments.Has("bad") == arguments.Has("query"))
        {
            throw new UsageException("MLOPS1032", "A defect needs its bad rows, once.", "Give them with --bad DATA, or with --query SQL.");
        }

        (string Option, CheckKind Kind)[] given = [.. Kinds.Where(kind => arguments.Has(kind.Option))];
        if (given.Length != 1)
        {
            throw new UsageException("MLOPS1033", "A defect makes just one check.", "Write it with one of --row, --aggregate, --sql and --compare.");
        }

        CheckTolerance? within = arguments.Optional("within") is { } text ? CheckTolerance.Parse(text) : null;
        if (given[0].Kind == CheckKind.Comparison != within is not null)
        {
            throw new UsageException("MLOPS1034", "--compare and --within belong together.", "Write --within 10%, or an amount such as --within 2.5, with --compare.");
        }

        string name = arguments.Optional("name") ?? SnapshotName.From(title.Replace('.', ' '));
        CheckStore.CheckName(name);
        return new DefectRequest(
            title.Trim(),
            arguments.Text("happened"),
            arguments.Text("impact"),
            given[0].Kind,
            Said(arguments.Text(given[0].Option), context),
            within,
            Enum.Parse<CheckSeverity>(arguments.Optional("severity") ?? "error", ignoreCase: true),
            name);
    }

    /// <summary>A cell's line has no place for quotes within quotes: such an expression comes from a variable.</summary>
    private static string Said(string text, CommandContext context) => CommandArguments.Variable(text, context) switch
    {
        null => text,
        { Value: string expression } => expression,
        SessionVariable other => throw new UsageException("MLOPS1033", $"@{other.Name} holds no text.", "Give a variable that holds the check as a text."),
    };
}
