using System.Globalization;
using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

/// <summary>
/// The commands as plain C#, for every host of C#: in a notebook they act on it as its magic lines do, elsewhere on the
/// process's folder as the terminal does. A result shows itself where it is a cell's last expression.
/// </summary>
/// <remarks>
/// Texts mean what they mean on a command line: a path, a snapshot, <c>@variable</c>. Where data is asked for, a table
/// (rows of records, an <c>IDataView</c>, a <c>DataFrame</c>) can be handed over itself.
/// </remarks>
public static class Mlops
{
    /// <summary>Keeps a table, a file or a folder under a content id, and freezes a table's profile.</summary>
    /// <param name="data">A table (CSV, Parquet, JSON), any other file or folder, or @variable (rows of records, an IDataView, a DataFrame).</param>
    /// <param name="name">The snapshot's name: lower-case letters, digits and hyphens; the file's or variable's own name without it.</param>
    /// <param name="note">Why it is kept; said once, with the first snapshot of this content.</param>
    /// <param name="kind">How to keep a file: as a table, known by its values, or as a file, known by its bytes; told from the file without it.</param>
    /// <param name="to">Of a variable: a Parquet file of the repository to write as well, so that its rows can be committed and other clones have them.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="dataExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> SnapshotAsync(
        object data,
        string? name = null,
        string? note = null,
        string? kind = null,
        string? to = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(data))] string? dataExpression = null) =>
        new CommandCall("snapshot")
            .Data("data", data, dataExpression)
            .Option("name", name)
            .Option("note", note)
            .Option("kind", kind)
            .Option("to", to)
            .RunAsync(cancellation);

    /// <summary>Brings a snapshot back: byte for byte as a file, or as a typed variable usable in the next cell.</summary>
    /// <param name="snapshot">The snapshot: its name (the newest), name@id, or an id; any unambiguous prefix of an id will do.</param>
    /// <param name="to">The file or folder to write; without it and without --as, the path that the snapshot was taken from.</param>
    /// <param name="as">The variable to declare, an array of records with a property for each column; in a notebook only.</param>
    /// <param name="force">Overwrites files that have other content.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> RestoreAsync(
        string snapshot,
        string? to = null,
        string? @as = null,
        bool force = false,
        CancellationToken cancellation = default) =>
        new CommandCall("restore")
            .Option("snapshot", snapshot)
            .Option("to", to)
            .Option("as", @as)
            .Flag("force", force)
            .RunAsync(cancellation);

    /// <summary>Stamps the notebook with all it relied on: cells and their order, commit and uncommitted changes, packages, runtime, data, models with their populations, metrics and decisions. Run again it compares, and only --update replaces. In a terminal it settles a stamp from the saved notebook.</summary>
    /// <param name="notebook">The notebook; in a cell only where the front end does not tell it.</param>
    /// <param name="question">The question the notebook investigates; needed for the first stamp, later the stamp's own by default.</param>
    /// <param name="model">A model's variable and the snapshot it was fitted on, as name=snapshot; by default the only table the notebook used.</param>
    /// <param name="update">Replaces the stamp; the earlier one is kept in .mlops/pins/.replaced.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> PinAsync(
        string? notebook = null,
        string? question = null,
        IEnumerable<string>? model = null,
        bool update = false,
        CancellationToken cancellation = default) =>
        new CommandCall("pin")
            .Option("notebook", notebook)
            .Option("question", question)
            .Options("model", model)
            .Flag("update", update)
            .RunAsync(cancellation);

    /// <summary>Compares a notebook's stamp with today: names each difference with old and new and the cheapest remedy, and draws the drift of data that moved. The answer is no for a stale or hollow stamp, and for a notebook without one. Of several notebooks, one that cannot be read is listed with the reason beside the others, and the exit code is 3.</summary>
    /// <param name="paths">Notebooks, or folders of them; by default the notebook that runs, in a terminal the current folder.</param>
    /// <param name="stamped">Passes over notebooks without a stamp; with none left the answer is yes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> VerifyAsync(
        IEnumerable<string>? paths = null,
        bool stamped = false,
        CancellationToken cancellation = default) =>
        new CommandCall("verify")
            .Options("paths", paths)
            .Flag("stamped", stamped)
            .RunAsync(cancellation);

    /// <summary>Compares current data or predictions with a frozen baseline: a verdict for each column, and class shares against their X/3…3X band.</summary>
    /// <param name="baseline">The snapshot to compare with.</param>
    /// <param name="current">The data to compare: a file, @variable or snapshot.</param>
    /// <param name="columns">Columns to judge, with commas between them; all without it.</param>
    /// <param name="threshold">The least effect that matters: a number for all columns (0.1 by default), or COLUMN=NUMBER for one.</param>
    /// <param name="class">The column that holds the true class; its shares are held against the band where there are no predictions.</param>
    /// <param name="prediction">The column that holds the predicted class; its shares are held against the band.</param>
    /// <param name="by">The column whose values are segments: the band is held against within each, too.</param>
    /// <param name="exact">Reads the kept data, so that no statistic is bounded by the frozen profile's bins.</param>
    /// <param name="strict">Answers no for watch and unclear, too, not for drifted and class alarms alone.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="currentExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> DriftAsync(
        string baseline,
        object current,
        IEnumerable<string>? columns = null,
        IEnumerable<string>? threshold = null,
        string? @class = null,
        string? prediction = null,
        string? by = null,
        bool exact = false,
        bool strict = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(current))] string? currentExpression = null) =>
        new CommandCall("drift")
            .Option("baseline", baseline)
            .Data("current", current, currentExpression)
            .Options("columns", columns)
            .Options("threshold", threshold)
            .Option("class", @class)
            .Option("prediction", prediction)
            .Option("by", by)
            .Flag("exact", exact)
            .Flag("strict", strict)
            .RunAsync(cancellation);

    /// <summary>Holds a scoring log against the research, period by period: classes against X/3…3X, drift by column, metrics where labels have arrived, latency, memory and failures, sudden shifts; keeps the history and draws it.</summary>
    /// <param name="log">The scoring log: a file, several by a pattern such as logs/*.parquet, or @variable.</param>
    /// <param name="baseline">The snapshot that the model learned from: columns of the same name are judged for drift.</param>
    /// <param name="validation">The snapshot of the research's validation predictions, which the classes are held against; the baseline without it.</param>
    /// <param name="name">The history's name; the log's own name without it.</param>
    /// <param name="every">The periods; month by default.</param>
    /// <param name="time">The column of times; recognised by usual names such as time, timestamp, scored_at, scheduled.</param>
    /// <param name="prediction">The column of predicted classes or numbers; prediction, predicted, predicted_label without it.</param>
    /// <param name="score">The column of the positive class's score; score, probability without it.</param>
    /// <param name="label">The column of what came true, empty until it is known; label, actual, target without it.</param>
    /// <param name="positive">The positive class of two; true or 1 without it.</param>
    /// <param name="by">The column whose values are segments: the band is held against within each, too.</param>
    /// <param name="latency">The column of a request's duration; latency, latency_ms, duration_ms without it.</param>
    /// <param name="memory">The column of a request's memory; memory, memory_mb, memory_bytes without it.</param>
    /// <param name="status">The column that tells failed requests: an HTTP status, ok, failed, error, or a word; status, status_code, ok, failed, error without it.</param>
    /// <param name="metric">A metric to measure where labels have arrived; without it those that are defined and can be computed.</param>
    /// <param name="columns">Columns to judge for drift, with commas between them; all that the baseline has without it.</param>
    /// <param name="threshold">The least effect of drift that matters: a number for all columns (0.1 by default), or COLUMN=NUMBER for one.</param>
    /// <param name="stamped">The day to mark as the research's, as 2026-11-23; the day the baseline was kept without it.</param>
    /// <param name="strict">Answers no for an alarm in any period, not in the newest alone.</param>
    /// <param name="schedule">Shows a sample schedule for this very monitoring instead, and measures nothing.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="logExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> MonitorAsync(
        object log,
        string baseline,
        string? validation = null,
        string? name = null,
        string? every = null,
        string? time = null,
        string? prediction = null,
        string? score = null,
        string? label = null,
        string? positive = null,
        string? by = null,
        string? latency = null,
        string? memory = null,
        string? status = null,
        IEnumerable<string>? metric = null,
        IEnumerable<string>? columns = null,
        IEnumerable<string>? threshold = null,
        string? stamped = null,
        bool strict = false,
        string? schedule = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(log))] string? logExpression = null) =>
        new CommandCall("monitor")
            .Data("log", log, logExpression)
            .Option("baseline", baseline)
            .Option("validation", validation)
            .Option("name", name)
            .Option("every", every)
            .Option("time", time)
            .Option("prediction", prediction)
            .Option("score", score)
            .Option("label", label)
            .Option("positive", positive)
            .Option("by", by)
            .Option("latency", latency)
            .Option("memory", memory)
            .Option("status", status)
            .Options("metric", metric)
            .Options("columns", columns)
            .Options("threshold", threshold)
            .Option("stamped", stamped)
            .Flag("strict", strict)
            .Option("schedule", schedule)
            .RunAsync(cancellation);

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

    /// <summary>Records a decision: the question, what was chosen, what was rejected and why, the evidence, and what it held under.</summary>
    /// <param name="title">The question, or a title; the same title is the same decision.</param>
    /// <param name="hypothesis">What was supposed before it was tried.</param>
    /// <param name="choice">What was chosen; needed unless the status is proposed.</param>
    /// <param name="rejected">An option not taken and why, as "option: why".</param>
    /// <param name="option">Another option that was weighed.</param>
    /// <param name="evidence">What was measured or seen; @variable in it is replaced by its value, numbers to 4 significant digits, and metric:NAME by what this notebook measured.</param>
    /// <param name="theme">A word that groups decisions, such as features.</param>
    /// <param name="reopenWhen">What would make the question open again.</param>
    /// <param name="snapshot">The snapshot it was decided on.</param>
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
            .Option("supersedes", supersedes)
            .Flag("update", update)
            .Option("status", status)
            .RunAsync(cancellation);

    /// <summary>Searches and lists decisions, and says where the data they were made on has since changed.</summary>
    /// <param name="words">Words that must all occur; without any, all decisions are listed.</param>
    /// <param name="theme">Only this theme.</param>
    /// <param name="rejected">Lists what was rejected, and searches in that alone.</param>
    /// <param name="status">Only this status.</param>
    /// <param name="acknowledge">In a notebook: the id of a decision whose rejected option is used on purpose; cells are not interrupted for it any more.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> DecisionsAsync(
        IEnumerable<string>? words = null,
        string? theme = null,
        bool rejected = false,
        string? status = null,
        IEnumerable<string>? acknowledge = null,
        CancellationToken cancellation = default) =>
        new CommandCall("decisions")
            .Options("words", words)
            .Option("theme", theme)
            .Flag("rejected", rejected)
            .Option("status", status)
            .Options("acknowledge", acknowledge)
            .RunAsync(cancellation);

    /// <summary>Names a metric once (how it is computed, which way is better) and records what it measures in this notebook.</summary>
    /// <param name="name">The metric's name: lower-case letters, digits and hyphens; without it all metrics are listed.</param>
    /// <param name="value">What was measured: a number, or @variable; without it the metric is defined or shown.</param>
    /// <param name="better">Which way is better; needed the first time only, and not for a standard metric.</param>
    /// <param name="on">The snapshot it was measured on.</param>
    /// <param name="unit">Its unit, such as minutes; none by default.</param>
    /// <param name="description">How it is computed.</param>
    /// <param name="computed">The standard metric that it is, so that gate can compute it from predictions; by default the one of its name, if there is one.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="valueExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> MetricAsync(
        string? name = null,
        object? value = null,
        string? better = null,
        string? on = null,
        string? unit = null,
        string? description = null,
        string? computed = null,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(value))] string? valueExpression = null) =>
        new CommandCall("metric")
            .Option("name", name)
            .Data("value", value, valueExpression)
            .Option("better", better)
            .Option("on", on)
            .Option("unit", unit)
            .Option("description", description)
            .Option("computed", computed)
            .RunAsync(cancellation);

    /// <summary>Records what a model is believed to do for somebody (need, thesis, the metric it moves, the outcome that is wanted), reads both over time, and says which link broke.</summary>
    /// <param name="name">The thesis's name: lower-case letters, digits and hyphens; without it all theses are answered.</param>
    /// <param name="need">Who needs what; said the first time only, as all that follows.</param>
    /// <param name="thesis">Why moving the metric should move the outcome.</param>
    /// <param name="metric">What the metric is called that the model should move; one that is defined brings its direction.</param>
    /// <param name="metricFrom">Where it is read from: a file with a time column (FILE, or FILE#time,value), a query over tables, @variable, or history:METRIC as monitor recorded it.</param>
    /// <param name="metricBetter">Which way the model should move it.</param>
    /// <param name="metricEffect">The least change of it that counts: 0.05 in its unit, or 5% of its mean before.</param>
    /// <param name="outcome">What the metric is called that the business wants.</param>
    /// <param name="outcomeFrom">Where it is read from, as --metric-from.</param>
    /// <param name="outcomeBetter">Which way it is wanted to move.</param>
    /// <param name="outcomeEffect">The least change of it that counts, as --metric-effect.</param>
    /// <param name="controlFrom">Where a series is read from that moves like the outcome but not by the model, as --metric-from; the outcome is then judged by its difference from it.</param>
    /// <param name="since">The day the model came into use, as 2026-11-23.</param>
    /// <param name="horizon">How long after that day the answer may be waited for, as 90d, 12w or 6m; then it is final.</param>
    /// <param name="every">The periods to judge by; the longest gap usual in the series without it.</param>
    /// <param name="update">Replaces what the thesis says.</param>
    /// <param name="strict">Answers no where it is too early, too.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="metricFromExpression">Filled in by the compiler.</param>
    /// <param name="outcomeFromExpression">Filled in by the compiler.</param>
    /// <param name="controlFromExpression">Filled in by the compiler.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> ThesisAsync(
        string? name = null,
        string? need = null,
        string? thesis = null,
        string? metric = null,
        object? metricFrom = null,
        string? metricBetter = null,
        string? metricEffect = null,
        string? outcome = null,
        object? outcomeFrom = null,
        string? outcomeBetter = null,
        string? outcomeEffect = null,
        object? controlFrom = null,
        string? since = null,
        string? horizon = null,
        string? every = null,
        bool update = false,
        bool strict = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(metricFrom))] string? metricFromExpression = null,
        [CallerArgumentExpression(nameof(outcomeFrom))] string? outcomeFromExpression = null,
        [CallerArgumentExpression(nameof(controlFrom))] string? controlFromExpression = null) =>
        new CommandCall("thesis")
            .Option("name", name)
            .Option("need", need)
            .Option("thesis", thesis)
            .Option("metric", metric)
            .Data("metric-from", metricFrom, metricFromExpression)
            .Option("metric-better", metricBetter)
            .Option("metric-effect", metricEffect)
            .Option("outcome", outcome)
            .Data("outcome-from", outcomeFrom, outcomeFromExpression)
            .Option("outcome-better", outcomeBetter)
            .Option("outcome-effect", outcomeEffect)
            .Data("control-from", controlFrom, controlFromExpression)
            .Option("since", since)
            .Option("horizon", horizon)
            .Option("every", every)
            .Flag("update", update)
            .Flag("strict", strict)
            .RunAsync(cancellation);

    /// <summary>Compares champion and challenger on the same held-out rows by a policy: PROMOTE, HOLD or REJECT, with reasons. Only a promotion moves the champion.</summary>
    /// <param name="gate">The gate: the name of its policy in .mlops/gates/; without it all gates are listed.</param>
    /// <param name="challenger">The challenger's predictions (a table with the columns that the policy names), or in a notebook an ML.NET model; without it the gate is shown.</param>
    /// <param name="champion">The champion's predictions of the same rows, or in a notebook its model; left out on the first run only.</param>
    /// <param name="rows">The held-out rows that ML.NET models are scored on: records or an IDataView; in a notebook only.</param>
    /// <param name="model">The challenger's model, a file, folder or snapshot: what a promotion makes the champion.</param>
    /// <param name="latency">Milliseconds that the challenger takes to score a row, where predictions hold no column of it.</param>
    /// <param name="memory">Megabytes that the challenger takes to score.</param>
    /// <param name="override">Promotes against the verdict, and records why; needs --who.</param>
    /// <param name="who">Who answers for an override.</param>
    /// <param name="create">Writes a policy to begin with, for models that predict this.</param>
    /// <param name="ci">For pipelines: an override is refused, the model must be named, and the report is added to the job's summary (GITHUB_STEP_SUMMARY).</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="challengerExpression">Filled in by the compiler.</param>
    /// <param name="championExpression">Filled in by the compiler, too.</param>
    /// <param name="rowsExpression">Filled in by the compiler, too.</param>
    /// <param name="modelExpression">Filled in by the compiler, too.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> GateAsync(
        string? gate = null,
        object? challenger = null,
        object? champion = null,
        object? rows = null,
        object? model = null,
        double? latency = null,
        double? memory = null,
        string? @override = null,
        string? who = null,
        string? create = null,
        bool ci = false,
        CancellationToken cancellation = default,
        [CallerArgumentExpression(nameof(challenger))] string? challengerExpression = null,
        [CallerArgumentExpression(nameof(champion))] string? championExpression = null,
        [CallerArgumentExpression(nameof(rows))] string? rowsExpression = null,
        [CallerArgumentExpression(nameof(model))] string? modelExpression = null) =>
        new CommandCall("gate")
            .Option("gate", gate)
            .Data("challenger", challenger, challengerExpression)
            .Data("champion", champion, championExpression)
            .Data("rows", rows, rowsExpression)
            .Data("model", model, modelExpression)
            .Data("latency", latency, null)
            .Data("memory", memory, null)
            .Option("override", @override)
            .Option("who", who)
            .Option("create", create)
            .Flag("ci", ci)
            .RunAsync(cancellation);

    /// <summary>Describes the machine, the runtime, the packages and an allow-list of environment variables; secrets never.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> EnvAsync(CancellationToken cancellation = default) =>
        new CommandCall("env")
            .RunAsync(cancellation);

    /// <summary>Makes .mlops/, Git attributes so that notebooks diff like code, and a research notebook to begin with; what exists is kept.</summary>
    /// <param name="folder">The folder that gets .mlops/; by default the one in use, else the repository's root, else the current folder.</param>
    /// <param name="notebook">The research notebook to write, .ipynb or .dib; research.ipynb in the folder by default.</param>
    /// <param name="workflow">Also writes a sample workflow that runs the notebook for this service.</param>
    /// <param name="hook">Also writes a Git hook into this clone that verifies stamped notebooks: before each push, or before each commit.</param>
    /// <param name="gate">Also writes a policy for a gate of this name, and a sample workflow for GitHub that retrains each month: data, checks, training, gate, promotion.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> InitAsync(
        string? folder = null,
        string? notebook = null,
        string? workflow = null,
        string? hook = null,
        string? gate = null,
        CancellationToken cancellation = default) =>
        new CommandCall("init")
            .Option("folder", folder)
            .Option("notebook", notebook)
            .Option("workflow", workflow)
            .Option("hook", hook)
            .Option("gate", gate)
            .RunAsync(cancellation);

    /// <summary>Marks a cell as finished, or promotes all marked cells into a class library with tests.</summary>
    /// <param name="notebook">The saved notebook, in a terminal; in a cell it is the notebook itself.</param>
    /// <param name="as">Marks the cell it stands in as finished; the name its statements get as a method.</param>
    /// <param name="to">The library's folder; its name is the library's name and namespace.</param>
    /// <param name="cell">Marks a cell as finished that its text does not mark: its id, its number from 1, or something it declares; =NAME after it gives the name.</param>
    /// <param name="prefer">Whose lines stand where library and notebook changed the same ones; else nothing is written.</param>
    /// <param name="dryRun">Shows files and differences and writes nothing.</param>
    /// <param name="check">Answers whether library and notebook agree, says which side moved, and writes nothing.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> ExportAsync(
        string? notebook = null,
        string? @as = null,
        string? to = null,
        IEnumerable<string>? cell = null,
        string? prefer = null,
        bool dryRun = false,
        bool check = false,
        CancellationToken cancellation = default) =>
        new CommandCall("export")
            .Option("notebook", notebook)
            .Option("as", @as)
            .Option("to", to)
            .Options("cell", cell)
            .Option("prefer", prefer)
            .Flag("dry-run", dryRun)
            .Flag("check", check)
            .RunAsync(cancellation);

    /// <summary>Writes one HTML page of a repository's research: which notebooks are fresh and which are stale and why, drift, metrics over time, monitoring, theses, gates, checks, decisions and snapshots, with search, sorting and filters. It shows without network, on screen and on paper. A file that cannot be read is a line on the page.</summary>
    /// <param name="folder">The folder to report on; the Git repository (without Git the workspace) by default.</param>
    /// <param name="output">The page to write, a name that ends in .html; mlops-report.html by default.</param>
    /// <param name="title">What the page is called; the folder's name by default.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> ReportAsync(
        string? folder = null,
        string? output = null,
        string? title = null,
        CancellationToken cancellation = default) =>
        new CommandCall("report")
            .Option("folder", folder)
            .Option("output", output)
            .Option("title", title)
            .RunAsync(cancellation);
}
