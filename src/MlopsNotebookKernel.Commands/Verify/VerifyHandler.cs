using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Verifies notebooks, several at once.</summary>
/// <param name="services">The ports.</param>
internal sealed class VerifyHandler(CommandServices services) : ICommandHandler
{
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        IReadOnlyList<string> notebooks = VerifyTargets.Find(arguments, context);
        NotebookVerifier verifier = new(services, new CommittedBytes(services.Blobs?.Value));
        VerifiedNotebook[] verified = new VerifiedNotebook[notebooks.Count];
        int done = 0;
        await Parallel.ForAsync(0, notebooks.Count, cancellation, async (index, stop) =>
        {
            string name = Path.GetRelativePath(context.Folder, notebooks[index]).Replace('\\', '/');
            verified[index] = await verifier.VerifyAsync(notebooks[index], name, stop).ConfigureAwait(false);
            int count = Interlocked.Increment(ref done);
            context.Progress?.Report(new CommandProgress(FormattableString.Invariant($"{count} of {notebooks.Count} notebooks"), (double)count / notebooks.Count));
        }).ConfigureAwait(false);

        VerifyResult result = new(verified);
        return new CommandOutcome(result.Holds, ViewRenderer.Render(VerifyRenderer.View(result), result.ToJson()));
    }
}
