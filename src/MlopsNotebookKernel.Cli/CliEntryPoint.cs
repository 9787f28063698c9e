using System.Runtime.InteropServices;
using System.Text;
using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Cli;

/// <summary>Where the launcher enters.</summary>
public static class CliEntryPoint
{
    /// <summary>Runs the command line on the process's own console.</summary>
    /// <param name="arguments">The arguments, the verb first.</param>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        LeashedProcess.Watch();
        if (Console.IsOutputRedirected)
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        using CancellationTokenSource interrupted = new();
        using PosixSignalRegistration? terminated = HandlesInterrupts(arguments) ? null : OnTermination(interrupted);
        if (terminated is not null)
        {
            Console.CancelKeyPress += (_, press) =>
            {
                // The first Ctrl+C asks the command to stop and save; a second one ends the process.
                press.Cancel = !interrupted.IsCancellationRequested;
                interrupted.Cancel();
            };
        }

        CliApplication application = new(Composition.Create(), Console.Out, Console.Error, Environment.CurrentDirectory)
        {
            Confirm = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Confirm,
        };
        return await application.RunAsync(arguments, interrupted.Token).ConfigureAwait(false);
    }

    /// <summary>Asked to end (SIGTERM), the command stops as with Ctrl+C, so that what it made goes with it.</summary>
    private static PosixSignalRegistration OnTermination(CancellationTokenSource interrupted) =>
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        });

    private static bool Confirm(string question)
    {
        Console.Error.Write($"{TerminalText.Of(question)} [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes" or "Yes";
    }

    private static bool HandlesInterrupts(string[] arguments) =>
        arguments.Length > 0 && CommandCatalogue.All.Any(definition => definition.Verb == arguments[0] && definition.HandlesInterrupts);
}
