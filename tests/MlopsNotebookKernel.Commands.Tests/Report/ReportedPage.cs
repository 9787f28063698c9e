using System.Text.RegularExpressions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Report;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Report;

/// <summary>A page that <c>mlops report</c> wrote, as text: what it says, without how it looks.</summary>
internal sealed partial record ReportedPage(CommandOutcome Outcome, string Html)
{
    public const string Name = "mlops-report.html";

    public static async Task<ReportedPage> OfAsync(ResearchRig rig, params string[] words)
    {
        CommandOutcome outcome = await rig.TerminalAsync(ReportCommand.Definition, [.. words, "--title", "Late flights"]);
        return new ReportedPage(outcome, rig.Read(Name));
    }

    /// <summary>The page's words: style, script and pictures left out, each element's text on a line of its own.</summary>
    public string Text => string.Join('\n', Elements().Replace(Unread().Replace(Html, ""), "\n")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Replace("&#39;", "'", StringComparison.Ordinal);

    /// <summary>The HTML of a section; empty where the page has none of that id.</summary>
    public string Section(string id) => Regex.Match(Html, $"<section id=\"{id}\".*?</section>", RegexOptions.Singleline).Value;

    [GeneratedRegex("<(style|script|svg)[ >].*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Elements();
}
