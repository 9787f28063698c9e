using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Runs cells that refer to projects, which this host itself takes for assemblies that it cannot read.</summary>
/// <param name="session">The session.</param>
/// <param name="root">The root kernel.</param>
/// <param name="language">The name of the C# kernel: cells of other languages are left alone.</param>
internal sealed class ProjectCells(IHostedSession session, Kernel root, string language)
{
    /// <summary>Sees each command before it is handled.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Its context.</param>
    /// <param name="next">Handles it.</param>
    public async Task OnCommandAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        try
        {
            if (command is SubmitCode { Parent: null } cell && (cell.TargetKernelName ?? language) == language
                && await session.ReferencesAsync(cell.Code, context.CancellationToken).ConfigureAwait(false) is { } references)
            {
                foreach (string code in new[] { references.Needed, references.Source }.Where(code => code.Length > 0))
                {
                    SubmitCode part = new(code, language);
                    part.SetParent(cell);
                    KernelCommandResult result = await root.SendAsync(part, context.CancellationToken).ConfigureAwait(false);
                    if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failure)
                    {
                        context.Fail(command, message: failure.Message);
                        return;
                    }
                }

                return;
            }
        }
        catch (MlopsFaultException fault)
        {
            context.Fail(command, message: fault.Message);
            return;
        }

        await next(command, context).ConfigureAwait(false);
    }
}
