using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>Makes a thesis of what a user says; what is not said is taken from what is recorded.</summary>
/// <param name="arguments">What the user says.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class ThesisRequest(CommandArguments arguments, CommandContext context)
{
    private static readonly string[] Members =
    [
        "need", "thesis", "metric", "metric-from", "metric-better", "metric-effect", "outcome", "outcome-from", "outcome-better", "outcome-effect",
        "control-from", "since", "horizon", "every",
    ];

    /// <summary>Whether anything is said beside the name.</summary>
    public bool SaysSomething => Members.Any(arguments.Has);

    /// <summary>The thesis.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="known">What is recorded; null where nothing is.</param>
    /// <exception cref="ThesisException">Something is missing (MLOPS2704) or malformed (MLOPS2705).</exception>
    public ThesisDefinition Of(string name, ThesisDefinition? known)
    {
        string[] missing = known is null ? [.. Missing()] : [];
        if (missing.Length > 0)
        {
            throw new ThesisException(
                "MLOPS2704",
                $"The thesis {name} is not recorded yet, and {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing.",
                "Say all of it once; see thesis --help.");
        }

        return new ThesisDefinition(
            name,
            arguments.Optional("need")?.Trim() ?? known!.Need,
            arguments.Optional("thesis")?.Trim() ?? known!.Statement,
            Measure("metric", known?.Metric),
            Measure("outcome", known?.Outcome),
            arguments.Optional("control-from") is { } control ? Source("control-from", control) : known?.Control,
            arguments.Optional("since") is { } since ? Day(since) : known!.Since,
            arguments.Optional("horizon") is { } horizon ? Horizon(horizon) : known!.Horizon,
            arguments.Optional("every") is { } every ? Enum.Parse<PeriodLength>(every, ignoreCase: true) : known?.Every);
    }

    private IEnumerable<string> Missing()
    {
        foreach (string member in new[] { "need", "thesis", "metric", "metric-from", "metric-effect", "outcome", "outcome-from", "outcome-effect", "since", "horizon" }
            .Where(member => arguments.Optional(member) is null))
        {
            yield return $"--{member}";
        }

        foreach (string side in new[] { "metric", "outcome" }.Where(side => arguments.Optional($"{side}-better") is null
            && arguments.Optional(side) is { } name && Defined(name) is null))
        {
            yield return $"--{side}-better";
        }
    }

    private ThesisMeasure Measure(string side, ThesisMeasure? known)
    {
        string name = arguments.Optional(side)?.Trim() ?? known!.Name;
        MetricDirection? defined = Defined(name);
        MetricDirection better = arguments.Optional($"{side}-better") switch
        {
            "higher" => MetricDirection.Higher,
            "lower" => MetricDirection.Lower,
            _ => defined ?? known!.Better,
        };
        if (defined is { } direction && direction != better)
        {
            throw Malformed($"--{side}-better", better.ToString().ToLowerInvariant(), $"The metric {name} is defined: {direction.ToString().ToLowerInvariant()} is better.");
        }

        return new ThesisMeasure(
            name,
            arguments.Optional($"{side}-from") is { } source ? Source($"{side}-from", source) : known!.Source,
            better,
            arguments.Optional($"{side}-effect") is { } effect
                ? ThesisEffect.Parse(effect) ?? throw Malformed($"--{side}-effect", effect, "Write a change in the series' unit, such as 0.05, or a share of its mean before, such as 5%.")
                : known!.Effect);
    }

    private MetricDirection? Defined(string name) =>
        SnapshotName.IsValid(name) ? new MetricStore(context.Workspace).Find(name)?.Better : null;

    /// <summary>Files are kept relative to the workspace's root, so that the thesis means the same in every clone.</summary>
    private ThesisSource Source(string option, string text)
    {
        ThesisSource source = ThesisSource.Parse(text)
            ?? throw Malformed($"--{option}", text, "Write FILE, FILE#time,value, a query, @variable, @variable#time,value or history:METRIC.");
        if (source is not ThesisSource.File file)
        {
            return source;
        }

        string path = context.Absolute(file.Path);
        return PathFence.Contains(context.Workspace.Fence, path)
            ? file with { Path = context.Workspace.Relative(path) }
            : throw Malformed($"--{option}", text, "The file lies outside the repository, where no clone finds it: copy it there, or give a query or a variable.");
    }

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day
        : throw Malformed("--since", text, "Write a day such as 2026-11-23.");

    private static PeriodSpan Horizon(string text) =>
        PeriodSpan.Parse(text) ?? throw Malformed("--horizon", text, "Write days, weeks or months, such as 90d, 12w or 6m.");

    private static ThesisException Malformed(string option, string text, string remedy) =>
        new("MLOPS2705", $"{option} {text} cannot be used.", remedy);
}
