using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Gate.Views;

/// <summary>Writes what a gate said as Markdown, for a pipeline's summary.</summary>
internal static class GateMarkdown
{
    /// <summary>The text, with an empty line at its end.</summary>
    /// <param name="result">The result.</param>
    public static string Of(GateResult result)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"### {Plain(result.Summary)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{QuantityText.Count(result.Rows, "held-out row")}, run {result.Run}.\n\n");
        text.Append("| metric | champion | challenger | improvement | interval |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (MetricComparison metric in result.Metrics)
        {
            string interval = metric.ImprovementInterval is { } ends ? $"{GateWords.Signed(ends.Low)} to {GateWords.Signed(ends.High)}" : "";
            text.Append(CultureInfo.InvariantCulture, $"| {Plain(metric.Metric)} | {(result.IsFirst ? "" : GateWords.Number(metric.Champion))} | {GateWords.Number(metric.Challenger)} | {(metric.Improvement is { } better ? GateWords.Signed(better) : "")} | {interval} |\n");
        }

        text.Append('\n');
        foreach ((JudgedRule rule, string reason) in result.Rules.Zip(result.Reasons).Where(pair => pair.First.Outcome != RuleOutcome.Met || pair.First.Slice is null))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{rule.Outcome.ToString().ToLowerInvariant()}**: {Plain(reason)}\n");
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Names come out of data: nothing in them is markup, and a line stays one.</summary>
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char character in text)
        {
            if (char.IsControl(character))
            {
                plain.Append(' ');
            }
            else if (character is '<' or '>' or '&')
            {
                plain.Append(character switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            }
            else if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '!' or '#' or '@' or '~')
            {
                plain.Append('\\').Append(character);
            }
            else
            {
                plain.Append(character);
            }
        }

        return plain.ToString();
    }
}
