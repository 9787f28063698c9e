using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>The library that a notebook's marked cells make; nothing is written yet.</summary>
/// <param name="LibraryName">The library's name and namespace.</param>
/// <param name="PipelineName">The static class that holds functions and steps.</param>
/// <param name="Files">
/// Its source files, those of its command line, and for its tests <c>NotebookRun.cs</c> where <paramref name="Replay"/>
/// holds any and the tests of its models, sorted by path.
/// </param>
/// <param name="Members">Its members in the order of the notebook.</param>
/// <param name="Sources">The cells it was made from, in order.</param>
/// <param name="UsedReferencePaths">Those of the request's reference paths that its code uses.</param>
/// <param name="Options">What became options.</param>
/// <param name="Replay">How tests compute the notebook's values again, each after those it needs.</param>
public sealed partial record ExportPlan(
    string LibraryName,
    string PipelineName,
    IReadOnlyList<ExportedFile> Files,
    IReadOnlyList<ExportedMember> Members,
    IReadOnlyList<ExportedSource> Sources,
    IReadOnlyList<string> UsedReferencePaths,
    IReadOnlyList<ExportOption> Options,
    IReadOnlyList<ReplayedValue> Replay)
{
    /// <summary>The library's public API as text.</summary>
    public required string PublicApi { get; init; }

    /// <summary>The command by which its command line trains or runs; null when it has no command line.</summary>
    public string? TrainCommand { get; init; }

    /// <summary>The numbers that this command prints.</summary>
    public IReadOnlyList<ExportMetric> Metrics { get; init; } = [];

    /// <summary>Its functions whose calls become tests.</summary>
    public IReadOnlyList<PureFunction> PureFunctions { get; init; } = [];

    /// <summary>What a notebook writes instead of its steps, in order.</summary>
    public IReadOnlyList<NotebookCall> NotebookCalls { get; init; } = [];

    /// <summary>The notebook with its finished cells replaced by calls of the library.</summary>
    public NotebookReplacement Replacement { get; init; } = NotebookReplacement.None;

    /// <summary>The files that <see cref="Replay"/> reads as the notebook did.</summary>
    public IReadOnlyList<ExportInput> Inputs { get; init; } = [];

    /// <summary>Those of them that <see cref="TrainCommand"/> takes, with the option that names each.</summary>
    public IReadOnlyList<(string Option, ExportInput Input)> CommandInputs { get; init; } = [];

    /// <summary>What the user should know of it.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The names of values that come from some, at first hand or not.</summary>
    /// <param name="isSource">Whether a value is one of those; one that is counts, too.</param>
    public IReadOnlySet<string> ComputedFrom(Func<ReplayedValue, bool> isSource)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (ReplayedValue value in Replay)
        {
            if (isSource(value) || Names(value.Expression).Any(found.Contains))
            {
                found.Add(value.Name);
            }
        }

        return found;
    }

    /// <summary>The names in an expression that follow no dot.</summary>
    /// <param name="expression">C# source.</param>
    public static IEnumerable<string> Names(string expression) => Name().Matches(expression).Select(match => match.Value);

    [GeneratedRegex(@"(?<![\w.])\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
