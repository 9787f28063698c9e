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
        using Live live = new(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) }));
        return await work(live).ConfigureAwait(false);
    }

    private static string Line(CommandProgress progress) => progress.Share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{progress.Text} ({share * 100:0} %)")
        : progress.Text;

    /// <summary>The live line begins with the first progress: a question before it has the terminal to itself.</summary>
    private sealed class Live(IAnsiConsole console) : IProgress<CommandProgress>, IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _gate = new();
        private StatusContext? _status;
        private Task? _shown;

        public void Report(CommandProgress value)
        {
            lock (_gate)
            {
                if (_shown is null && !_ended.Task.IsCompleted)
                {
                    _shown = console.Status().StartAsync("…", status =>
                    {
                        _status = status;
                        return _ended.Task;
                    });
                }

                _status?.Status(Markup.Escape(TerminalText.OfLine(Line(value))));
            }
        }

        public void Dispose()
        {
            _ended.TrySetResult();
            _shown?.GetAwaiter().GetResult();
        }
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
