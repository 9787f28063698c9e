using System.Globalization;
using MlopsNotebookKernel.Closure;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Completion;
using MlopsNotebookKernel.Commands.Completion.Shells;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Cli;

/// <summary>The terminal's door: verbs, progress, formats, exit codes.</summary>
/// <param name="services">What handlers are made of.</param>
/// <param name="output">Takes results.</param>
/// <param name="error">Takes progress and errors.</param>
/// <param name="folder">The folder that relative paths refer to; absolute.</param>
public sealed class CliApplication(CommandServices services, TextWriter output, TextWriter error, string folder)
{
    /// <summary>What shells ask for completions by, as System.CommandLine does: <c>[suggest:bash] LINE</c>.</summary>
    private const string Suggest = "[suggest:";

    /// <summary>Asks the user a question; null, the default, where nobody can be asked.</summary>
    public Func<string, bool>? Confirm { get; init; }

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The arguments, the verb first.</param>
    /// <param name="cancellation">Interrupts the command.</param>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            return await DispatchAsync(arguments, cancellation).ConfigureAwait(false);
        }
        catch (MlopsException fault)
        {
            error.WriteLine(TerminalText.Of($"mlops: {fault.Code}: {fault.Message} {fault.Remedy}"));
            return fault is UsageException ? ExitCodes.Usage : ExitCodes.Fault;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            error.WriteLine("mlops: interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception fault)
        {
            string log = FaultLog.Write(fault, services.Clock);
            error.WriteLine(TerminalText.OfLine($"mlops: MLOPS9999: An internal fault: {fault.Message} Please report it with {log}."));
            return ExitCodes.Fault;
        }
    }

    private async Task<int> DispatchAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is [var directive, var line] && directive.StartsWith(Suggest, StringComparison.Ordinal) && ShellScripts.Find(directive[Suggest.Length..].TrimEnd(']')) is { } shell)
        {
            return await SuggestAsync(shell, line, cancellation).ConfigureAwait(false);
        }

        if (arguments.Count == 0 || arguments[0] is "--help" or "-h" or "-?" or "help")
        {
            if (arguments.Count > 1 && arguments[0] == "help")
            {
                return Help(CommandCatalogue.Find(arguments[1], CommandDoors.Terminal));
            }

            Print(ViewRenderer.Render(CommandHelp.OfAll(CommandDoors.Terminal), null), "text");
            return ExitCodes.Yes;
        }

        if (arguments[0] is "--version")
        {
            output.WriteLine(typeof(CliApplication).Assembly.GetName().Version!.ToString(3));
            return ExitCodes.Yes;
        }

        CommandDefinition definition = CommandCatalogue.Find(arguments[0], CommandDoors.Terminal);
        definition = TerminalOptions.With(definition);
        IReadOnlyList<string> words = [.. arguments.Skip(1)];
        if (CommandGrammar.AsksForHelp(words))
        {
            return Help(definition);
        }

        CommandArguments parsed = CommandGrammar.Parse(definition, words);
        cancellation.ThrowIfCancellationRequested();
        CommandOutcome outcome = await TerminalProgress.RunAsync(
            error,
            progress => definition.Create(services).RunAsync(
                parsed,
                new CommandContext(WorkspaceLocator.Find(folder), folder, null, progress) { Confirm = Confirm },
                cancellation)).ConfigureAwait(false);
        Print(outcome.Bundle, parsed.Optional("format") ?? "text", outcome.Markdown);
        return outcome.HasFault ? ExitCodes.Fault : outcome.Answer ? ExitCodes.Yes : ExitCodes.No;
    }

    /// <summary>An item a line: its text, its kind, and a line about it, parted by tabs.</summary>
    private async Task<int> SuggestAsync(Shell shell, string line, CancellationToken cancellation)
    {
        foreach (CompletionItem item in await new TerminalCompletion(services).CompleteAsync(shell, line, folder, cancellation).ConfigureAwait(false))
        {
            // What cannot be shown as it is cannot be typed either.
            if (TerminalText.OfLine(item.Text) == item.Text)
            {
                output.WriteLine($"{item.Text}\t{item.Kind}\t{TerminalText.OfLine(item.Description ?? "").Replace('\t', ' ').Split(". ")[0]}");
            }
        }

        return ExitCodes.Yes;
    }

    private int Help(CommandDefinition definition)
    {
        Print(ViewRenderer.Render(CommandHelp.Of(definition, CommandDoors.Terminal), null), "text");
        return ExitCodes.Yes;
    }

    private void Print(Bundle bundle, string format, Lazy<string>? markdown = null)
    {
        string content = format switch
        {
            "json" => bundle.Result
                ?? throw new UsageException("MLOPS1010", "This result has no JSON form.", "Use --format text."),
            "markdown" => markdown?.Value
                ?? throw new UsageException("MLOPS1010", "This result has no Markdown form.", "Use --format text."),
            "html" => bundle.Data.GetValueOrDefault(MimeTypes.Html) ?? string.Create(
                CultureInfo.InvariantCulture, $"<pre>{System.Net.WebUtility.HtmlEncode(bundle.Text)}</pre>"),
            _ => bundle.Text,
        };
        if (content.Length > 0)
        {
            output.WriteLine((format == "html" ? TerminalText.OfHtml(content) : TerminalText.Of(content)).TrimEnd('\n'));
        }
    }
}
