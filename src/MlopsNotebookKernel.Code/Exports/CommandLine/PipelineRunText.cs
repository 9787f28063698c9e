using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.CommandLine;

/// <summary>Writes what the program runs: the notebook's values, each computed when it is asked for, and the paths they are read from.</summary>
/// <param name="parts">What the command line can do.</param>
/// <param name="names">The library's names.</param>
internal sealed class PipelineRunText(CommandLineParts parts, LibraryNames names)
{
    private readonly string _namespace = names.Library + ".Cli";

    /// <summary>The paths that the caller may replace.</summary>
    public string Inputs()
    {
        IEnumerable<string> properties = parts.Replay.Inputs.Select(input =>
            $"/// <summary>What the notebook's <c>{input.Variable}</c> is read from or written to.</summary>\npublic string {input.Name} {{ get; init; }} = {input.Literal};");
        return $$"""
            namespace {{_namespace}};

            /// <summary>The paths that the notebook names, relative to the current folder.</summary>
            public sealed record PipelineInputs
            {
            {{CodeLines.Indent(string.Join("\n\n", properties), 4)}}
            }

            """;
    }

    /// <summary>The class that computes each value once.</summary>
    public string Write()
    {
        List<string> fields = [];
        List<string> made = [];
        List<string> properties = [];
        foreach (ReplayedValue value in parts.Replay.Values)
        {
            string summary = value.IsShown ? $"The notebook's <c>{value.Variable}</c>." : $"What the step gives: <c>{value.Name}</c>.";
            if (ReplayText.IsPart(value) && !value.Expression.StartsWith("options.", StringComparison.Ordinal) && !value.Expression.StartsWith("inputs.", StringComparison.Ordinal))
            {
                properties.Add($"/// <summary>{summary}</summary>\npublic {value.Type} {value.Name} => {value.Expression};");
                continue;
            }

            string field = "_lazy" + value.Name;
            fields.Add($"private readonly Lazy<{value.Type}> {field};");
            made.Add($"{field} = new(() => {value.Expression});");
            properties.Add($"/// <summary>{summary}</summary>\npublic {value.Type} {value.Name} => {field}.Value;");
        }

        List<string> parameters = [];
        if (parts.Options.Any())
        {
            parameters.Add($"{names.Options} options");
        }

        if (parts.Replay.Inputs.Count > 0)
        {
            parameters.Add("PipelineInputs inputs");
        }

        string tags = (parts.Options.Any() ? "/// <param name=\"options\">The options of all steps.</param>\n" : "")
            + (parts.Replay.Inputs.Count > 0 ? "/// <param name=\"inputs\">The paths.</param>\n" : "");
        return $$"""
            namespace {{_namespace}};

            /// <summary>The pipeline as the notebook runs it: every value is computed once, when it is asked for.</summary>
            public sealed class PipelineRun
            {
            {{CodeLines.Indent(string.Join("\n", fields), 4)}}

            {{CodeLines.Indent($"/// <summary>Prepares a run; nothing is computed yet.</summary>\n{tags}public PipelineRun({string.Join(", ", parameters)})\n{{\n{CodeLines.Indent(string.Join("\n", made), 4)}\n}}", 4)}}

            {{CodeLines.Indent(string.Join("\n\n", properties), 4)}}
            }

            """;
    }
}
