using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Periods;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>What <c>monitor</c> found.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Answer">Yes: the newest period raises no alarm; with <c>--strict</c>, none does.</param>
/// <param name="Log">The history's name.</param>
/// <param name="File">The history's file, relative to the workspace's root.</param>
/// <param name="Every">The periods.</param>
/// <param name="Baseline">What columns were held against, as <c>name@id</c>.</param>
/// <param name="Validation">What classes were held against, as <c>name@id</c>.</param>
/// <param name="Stamped">The day that is marked as the research's.</param>
/// <param name="Columns">What was taken for what.</param>
/// <param name="Timeless">Rows without a time, which are in no period.</param>
/// <param name="Watched">The class that is drawn; null where predictions are no classes.</param>
/// <param name="Shifts">Sudden shifts of the log.</param>
/// <param name="Added">The names of periods that are new in the history; null in a notebook, which shows the same when it runs again.</param>
/// <param name="Grown">The names of periods that have more rows than when last measured.</param>
/// <param name="LabelsArrived">The names of periods of the same rows for which labels have arrived.</param>
/// <param name="JudgedAnew">The names of other periods that are told otherwise than last time.</param>
/// <param name="Periods">The whole history, oldest first.</param>
internal sealed record MonitorResult(
    string Summary,
    bool Answer,
    string Log,
    string File,
    PeriodLength Every,
    string Baseline,
    string Validation,
    DateOnly Stamped,
    LogColumns Columns,
    long Timeless,
    MonitorResult.Watch? Watched,
    IReadOnlyList<HistoryShift> Shifts,
    IReadOnlyList<string>? Added,
    IReadOnlyList<string> Grown,
    IReadOnlyList<string> LabelsArrived,
    IReadOnlyList<string> JudgedAnew,
    IReadOnlyList<HistoryPeriod> Periods)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.monitor-result/1";

    /// <summary>The class that is drawn.</summary>
    /// <param name="Class">The class.</param>
    /// <param name="Column">The column it was counted in, in the research.</param>
    /// <param name="Source">Whether those were predictions or labels.</param>
    /// <param name="Count">Rows of it there.</param>
    /// <param name="Rows">Rows there.</param>
    internal sealed record Watch(string Class, string Column, ClassSource Source, long Count, long Rows)
    {
        /// <summary>Makes it.</summary>
        /// <param name="classes">What the research predicted.</param>
        public static Watch Of(BaselineClasses classes) => new(
            classes.Watched, classes.Column, classes.Source, classes.Counts.Overall[classes.Watched], classes.Counts.Overall.Values.Sum());

        /// <summary>Its share in the research.</summary>
        public double Share => (double)Count / Rows;
    }
}
