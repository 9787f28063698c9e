using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>
/// Offers each command as a magic command of the host. The host shows names, help and completions from what is declared
/// here; the line itself is read by the toolkit's own grammar, so that it means the same in every host.
/// </summary>
/// <remarks>
/// No command type is bound: the host's binding knows a parameter only once, asks for the value of each
/// <c>@variable</c> as JSON, and never returns from a line with two of them. No parameter is declared as required, or
/// <c>--help</c> alone would be refused.
/// </remarks>
internal static class Directives
{
    private const string Prefix = "#!mlops-";

    /// <summary>Adds all commands to a kernel.</summary>
    /// <param name="root">The root kernel.</param>
    /// <param name="commands">The commands.</param>
    /// <param name="session">Runs them.</param>
    public static void AddTo(Kernel root, IReadOnlyList<CommandDescription> commands, IHostedSession session)
    {
        root.AddDirective(new KernelActionDirective(Prefix + "help", "Lists the commands."), (command, context) => RunAsync(command, context, session));
        foreach (CommandDescription command in commands)
        {
            root.AddDirective(Of(command, session), (given, context) => RunAsync(given, context, session));
        }
    }

    private static KernelActionDirective Of(CommandDescription command, IHostedSession session)
    {
        KernelActionDirective directive = new(Prefix + command.Verb, command.Purpose);
        ParameterDescription? placed = command.Parameters.FirstOrDefault(parameter => parameter.IsPositional);
        foreach (ParameterDescription parameter in command.Parameters)
        {
            // The host takes one parameter by its place, and any number of words for it: those of the others are among them.
            KernelDirectiveParameter declared = new($"--{parameter.Name}", parameter.Purpose)
            {
                Flag = parameter.IsFlag,
                AllowImplicitName = ReferenceEquals(parameter, placed),
                MaxOccurrences = parameter.Repeats || parameter.IsPositional ? int.MaxValue : 1,
                TypeHint = parameter.Type,
            };
            directive.Parameters.Add(parameter.HasValues
                ? declared.AddCompletions(completion => OfferAsync(command.Verb, parameter.Name, session, completion))
                : declared);
        }

        directive.Parameters.Add(new KernelDirectiveParameter("--help", "Shows what the command does.") { Flag = true, TypeHint = "bool" });
        return directive;
    }

    private static async Task OfferAsync(string verb, string parameter, IHostedSession session, KernelDirectiveCompletionContext completion)
    {
        foreach (string value in await session.ValuesAsync(verb, parameter, CancellationToken.None).ConfigureAwait(false))
        {
            string written = value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value;
            completion.CompletionItems.Add(new CompletionItem(value, "Parameter", insertText: written));
        }
    }

    private static async Task RunAsync(KernelCommand command, KernelInvocationContext context, IHostedSession session)
    {
        try
        {
            await session.RunLineAsync(DirectiveLine.Of(command), new InteractiveDisplay(command, context), context.CancellationToken)
                .ConfigureAwait(false);
        }
        catch (MlopsFaultException fault)
        {
            // The message alone: with an exception the host shows its stack trace.
            context.Fail(command, message: fault.Message);
        }
        catch (OperationCanceledException)
        {
            context.Fail(command, message: "Command cancelled.");
        }
    }
}
