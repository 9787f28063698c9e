using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using Spectre.Console;

namespace MlopsNotebookKernel.Cli;

/// <summary>Shows a command's progress: one live line in a terminal, a line a step where output is redirected.</summary>
internal static class TerminalProgress
{
    /// <summary>Runs work with progress.</summary>
    /// <param name="error">Where progress goes.</param>
    /// <param name="work">The work.</param>
    public static async Task<CommandOutcome> RunAsync(TextWriter error, Func<IProgress<CommandProgress>, Task<CommandOutcome>> work)
    {
        if (error != Console.Error || Console.IsErrorRedirected)
        {
            return await work(new Lines(error)).ConfigureAwait(false);
        }

        // Made before the work starts: cells capture the console while they run, and this keeps the terminal's own.
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return await console.Status().StartAsync("…", status => work(new Live(status))).ConfigureAwait(false);
    }

    private static string Line(CommandProgress progress) => progress.Share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{progress.Text} ({share * 100:0} %)")
        : progress.Text;

    private sealed class Live(StatusContext status) : IProgress<CommandProgress>
    {
        public void Report(CommandProgress value) => status.Status(Markup.Escape(TerminalText.OfLine(Line(value))));
    }

    private sealed class Lines(TextWriter error) : IProgress<CommandProgress>
    {
        private readonly Lock _gate = new();
        private string? _last;

        public void Report(CommandProgress value)
        {
            lock (_gate)
            {
                if (value.Text != _last)
                {
                    _last = value.Text;
                    error.WriteLine(TerminalText.OfLine(value.Text));
                }
            }
        }
    }
}
