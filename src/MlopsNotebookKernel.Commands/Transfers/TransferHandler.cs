using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Rendering.Views;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>Carries what facts rely on to a remote, or from one.</summary>
/// <param name="services">The ports.</param>
/// <param name="direction">Which way.</param>
internal sealed class TransferHandler(CommandServices services, TransferDirection direction) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        RemoteChoice choice = RemoteChoice.Open(arguments.Optional("remote"), mayCreate: direction == TransferDirection.Push, services, context);
        CitedFacts cited = services.Citations(context.Workspace).Read(arguments.Has("all") ? FactTips.Branches : FactTips.Head, cancellation);
        string[] objects = [.. cited.Files.SelectMany(file => file.File.Chunks).Distinct(StringComparer.Ordinal)];
        TransferReport report = await CarryAsync(choice, objects, context, cancellation).ConfigureAwait(false);
        (int elsewhere, IReadOnlyList<LackingFile> missing) = await new LackingFiles(services, context.Workspace)
            .SortAsync(cited.Files, report.Missing.ToHashSet(StringComparer.Ordinal), LackingFiles.Again, cancellation).ConfigureAwait(false);
        TransferResult result = new(
            direction, choice.Shown, cited.Files.Count, objects.Length, report.Moved, report.Bytes, report.Present, elsewhere, missing, report.Damaged, cited.Problems);
        return new CommandOutcome(result.IsWhole, ViewRenderer.Render(TransferRenderer.View(result), ResultJson.Write(result)));
    }

    private Task<TransferReport> CarryAsync(RemoteChoice choice, string[] objects, CommandContext context, CancellationToken cancellation)
    {
        ObjectTransfer transfer = new(context.Workspace, services.Clock);
        return direction == TransferDirection.Push
            ? transfer.PushAsync(choice.Opened, objects, new TransferStage($"sending to {choice.Shown}", context.Progress), cancellation)
            : transfer.PullAsync(choice.Opened, objects, new TransferStage($"bringing from {choice.Shown}", context.Progress), cancellation);
    }
}
