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
        if (Console.IsOutputRedirected)
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        using CancellationTokenSource interrupted = new();
        if (!HandlesInterrupts(arguments))
        {
            Console.CancelKeyPress += (_, press) =>
            {
                // The first Ctrl+C asks the command to stop and save; a second one ends the process.
                press.Cancel = !interrupted.IsCancellationRequested;
                interrupted.Cancel();
            };
        }

        CliApplication application = new(Composition.Create(), Console.Out, Console.Error, Environment.CurrentDirectory);
        return await application.RunAsync(arguments, interrupted.Token).ConfigureAwait(false);
    }

    private static bool HandlesInterrupts(string[] arguments) =>
        arguments.Length > 0 && CommandCatalogue.All.Any(definition => definition.Verb == arguments[0] && definition.HandlesInterrupts);
}
