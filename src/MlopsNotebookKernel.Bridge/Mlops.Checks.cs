using System.Globalization;
using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Verifies data in one pass: did new data arrive, is it about as much as usual, is its schema the same, and then the checks that defects left behind. The answer is no when a check of the severity of --fail-on or graver fires. Without data it lists the checks and when each last fired.</summary>
    /// <param name="data">A file, files by a pattern (* and ? stand for parts of names), @variable or a snapshot; each is a delivery of its source.</param>
    /// <param name="source">The source whose deliveries these are; by default the file's or variable's name without the numbers at its end: flights for flights-2001-02.csv.</param>
    /// <param name="emergency">Runs the three emergency checks alone.</param>
    /// <param name="failOn">The least severity that makes the answer no (exit code 1); error by default.</param>
    /// <param name="limit">The most failing rows to show of each check; 10 by default.</param>
    /// <param name="trx">Also writes the results to this file in the format of dotnet test, for services that read it.</param>
    /// <param name="markdown">Also writes the results to this file as Markdown.</param>
    /// <param name="trust">Lets checks run whose C# must be compiled; needed in a terminal only, where it may be a stranger's.</param>
    /// <param name="noRecord">Writes neither history nor the failing rows, and only answers.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="dataExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> CheckAsync(
        object? data = null,
        string? source = null,
        bool emergency = false,
        string? failOn = null,
        int? limit = null,
        string? trx = null,
        string? markdown = null,
        bool trust = false,
        bool noRecord = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(data))] string? dataExpression = null) =>
        new CommandCall("check")
            .Data("data", data, dataExpression)
            .Option("source", source)
            .Flag("emergency", emergency)
            .Option("fail-on", failOn)
            .Option("limit", limit?.ToString(CultureInfo.InvariantCulture))
            .Option("trx", trx)
            .Option("markdown", markdown)
            .Flag("trust", trust)
            .Flag("no-record", noRecord)
            .RunAsync(cancellation);

    /// <summary>Records a defect in data with its bad rows, and the check that would have caught it: one of --row, --aggregate, --sql and --compare. It is accepted only if it fails on the bad rows and passes on the good snapshot. Without a title it lists the defects.</summary>
    /// <param name="title">What to call it; the same title is the same defect.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="impact">What it did to whom.</param>
    /// <param name="bad">The bad rows: a file, @variable or snapshot; they are kept as a snapshot.</param>
    /// <param name="query">The bad rows as an SQL query over files, snapshots and variables, in place of --bad.</param>
    /// <param name="good">The snapshot that the check must pass on.</param>
    /// <param name="row">The check as a C# expression that holds for every row, such as row.Delay > -120; @name takes it from a variable.</param>
    /// <param name="aggregate">The check as an SQL expression over the whole table that is true, such as avg(delay) between 0 and 60.</param>
    /// <param name="sql">The check as an SQL query over the table data that finds the bad rows.</param>
    /// <param name="compare">The check as an SQL expression over the whole table whose value stays --within reach of the good snapshot's.</param>
    /// <param name="within">How far from the good snapshot's value --compare allows: 10% of it, or an amount such as 2.5.</param>
    /// <param name="severity">How grave it is when the check fires; error by default.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="link">Where more is said, such as an issue's address.</param>
    /// <param name="name">The check's name; made from the title by default.</param>
    /// <param name="source">The source whose deliveries the check is for; by default that of the good snapshot's file, without the numbers at its end.</param>
    /// <param name="update">Replaces what was recorded under this title.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="badExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> DefectAsync(
        string? title = null,
        string? happened = null,
        string? impact = null,
        object? bad = null,
        string? query = null,
        string? good = null,
        string? row = null,
        string? aggregate = null,
        string? sql = null,
        string? compare = null,
        string? within = null,
        string? severity = null,
        string? owner = null,
        string? link = null,
        string? name = null,
        string? source = null,
        bool update = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(bad))] string? badExpression = null) =>
        new CommandCall("defect")
            .Option("title", title)
            .Option("happened", happened)
            .Option("impact", impact)
            .Data("bad", bad, badExpression)
            .Option("query", query)
            .Option("good", good)
            .Option("row", row)
            .Option("aggregate", aggregate)
            .Option("sql", sql)
            .Option("compare", compare)
            .Option("within", within)
            .Option("severity", severity)
            .Option("owner", owner)
            .Option("link", link)
            .Option("name", name)
            .Option("source", source)
            .Flag("update", update)
            .RunAsync(cancellation);
}
