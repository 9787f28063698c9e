using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Sample schedules for a monitoring.</summary>
internal static class ScheduleTemplate
{
    /// <summary>Shows a schedule.</summary>
    /// <param name="scheduler"><c>cron</c> or <c>github</c>.</param>
    /// <param name="arguments">The monitoring's own options.</param>
    public static View View(string scheduler, CommandArguments arguments)
    {
        string line = Line(arguments);
        return scheduler == "cron"
            ? new View(
                ViewStatus.Neutral,
                "A line for crontab -e: every morning at 6, with a mail when something is not as it should be.",
                [new ViewBlock.Code(Cron(line), "sh"), new ViewBlock.Paragraph("The exit code is 0 when the newest period is healthy, 1 when it is not, 2 for wrong usage and 3 for a fault; cron mails what is printed.")])
            : new View(
                ViewStatus.Neutral,
                "A workflow for GitHub Actions: .github/workflows/monitor.yml.",
                [new ViewBlock.Code(Workflow(line), "yaml"), new ViewBlock.Paragraph("The job fails when the newest period is not healthy; the summary shows on its page, and the history is committed.")]);
    }

    private static string Line(CommandArguments arguments)
    {
        List<string> words = ["mlops", "monitor", Word(arguments.Text("log"))];
        foreach (string option in MonitorCommand.Definition.Parameters.Where(parameter => !parameter.IsPositional && parameter.Name != "schedule").Select(parameter => parameter.Name))
        {
            if (arguments.Has(option))
            {
                IReadOnlyList<string> values = arguments.Many(option);
                words.AddRange(values.Count == 0 ? [$"--{option}"] : values.SelectMany(value => new[] { $"--{option}", Word(value) }));
            }
        }

        return string.Join(' ', words);
    }

    private static string Word(string value) => PasteLine.ForTerminal($"{value}");

    private static string Cron(string line) => $"""
        # minute hour day month weekday; prints, and so mails, only when the answer is not yes
        0 6 * * * cd "$HOME/research" && out=$({line} 2>&1) || printf '%s\n' "$out"
        """.ReplaceLineEndings("\n");

    private static string Workflow(string line) => $$$"""
        # Holds the scoring log against the research every morning. The log must be within reach of the runner: fetch it first.
        # The mlops tool is expected in .config/dotnet-tools.json.
        name: monitor
        on:
          schedule:
            - cron: "0 6 * * *"
          workflow_dispatch:
        permissions:
          contents: write
        jobs:
          monitor:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - uses: actions/setup-dotnet@v4
                with:
                  dotnet-version: 10.0.x
              - run: dotnet tool restore
              - run: |
                  dotnet {{{line}}} --format markdown >> "$GITHUB_STEP_SUMMARY"
              - if: always()
                run: |
                  git config user.name monitor
                  git config user.email monitor@users.noreply.github.com
                  git add .mlops/history
                  git diff --cached --quiet || git commit -m "Measure the scoring log"
                  git push
        """.ReplaceLineEndings("\n");
}
