using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Writes the results of checks as Markdown, for summaries of jobs and comments on code hosts.</summary>
internal static class CheckMarkdown
{
    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    public static string Write(CheckResult result)
    {
        StringBuilder text = new();
        text.Append("# ").Append(result.Answer ? "Checks hold" : "Checks failed").Append("\n\n").Append(Cell(result.Summary)).Append('\n');
        foreach (CheckedData data in result.Data)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Cell(data.Data)}\n\n| | check | severity | outcome |\n| --- | --- | --- | --- |\n");
            foreach (CheckOutcome outcome in data.Outcomes)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Sign(outcome)} | {Cell(outcome.Name)} | {CheckRenderer.Word(outcome.Severity)} | {Cell(outcome.Message)} |\n");
            }

            foreach ((string name, ShownRows rows) in data.Failing)
            {
                Append(text, name, rows);
            }
        }

        foreach (string proposal in result.Proposals)
        {
            text.Append("\n- ").Append(Cell(proposal));
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, string name, ShownRows rows)
    {
        string kept = rows.Snapshot is { } snapshot ? $", kept as {Cell(CheckRenderer.Short(snapshot))}" : "";
        text.Append(CultureInfo.InvariantCulture, $"\n### Rows that fail {Cell(name)}\n\n{rows.Rows.Count} of {rows.Total}{kept}:\n\n");
        text.Append("| ").AppendJoin(" | ", rows.Columns.Select(Cell)).Append(" |\n|").Insert(text.Length, " --- |", rows.Columns.Count).Append('\n');
        foreach (IReadOnlyList<string> row in rows.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
        }
    }

    private static string Sign(CheckOutcome outcome) => outcome.Status switch
    {
        CheckStatus.Passed => "✓",
        CheckStatus.Learning => "·",
        CheckStatus.NotRun => "?",
        _ => outcome.Severity == CheckSeverity.Error ? "✗" : "!",
    };

    /// <summary>Data is anybody's: no value of it is markup, or ends its cell.</summary>
    private static string Cell(string value)
    {
        StringBuilder cell = new(value.Length);
        foreach (char character in value)
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '~' or '&' or '!')
            {
                cell.Append('\\');
            }

            cell.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        return cell.ToString();
    }
}
