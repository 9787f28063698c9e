using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Verifies notebooks, several at once.</summary>
/// <param name="services">The ports.</param>
internal sealed class VerifyHandler(CommandServices services) : ICommandHandler
{
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        VerifyTargets targets = VerifyTargets.Find(arguments, context);
        IReadOnlyList<string> notebooks = targets.Notebooks;
        NotebookVerifier verifier = new(services, context.Session);
        VerifiedNotebook[] verified = new VerifiedNotebook[notebooks.Count];
        int done = 0;
        await Parallel.ForAsync(0, notebooks.Count, cancellation, async (index, stop) =>
        {
            string name = Path.GetRelativePath(context.Folder, notebooks[index]).Replace('\\', '/');
            verified[index] = await VerifyAsync(verifier, notebooks[index], name, targets.IsOne, stop).ConfigureAwait(false);
            int count = Interlocked.Increment(ref done);
            context.Progress?.Report(new CommandProgress(FormattableString.Invariant($"{count} of {notebooks.Count} notebooks"), (double)count / notebooks.Count));
        }).ConfigureAwait(false);

        VerifyResult result = new(verified);
        return new CommandOutcome(result.Holds, ViewRenderer.Render(VerifyRenderer.View(result), result.ToJson())) { HasFault = result.HasFault };
    }

    /// <summary>One notebook that cannot be read hides nothing about the others; asked for alone, its fault is the answer.</summary>
    private static async Task<VerifiedNotebook> VerifyAsync(
        NotebookVerifier verifier, string notebook, string name, bool isOne, CancellationToken cancellation)
    {
        try
        {
            return await verifier.VerifyAsync(notebook, name, cancellation).ConfigureAwait(false);
        }
        catch (MlopsException fault) when (!isOne)
        {
            return VerifiedNotebook.Unreadable(name, VerifyFault.Of(fault));
        }
    }
}
