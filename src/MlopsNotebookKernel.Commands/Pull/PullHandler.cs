using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Transfers;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Rendering.Views;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Commands.Pull;

/// <summary>Brings what facts rely on.</summary>
/// <param name="services">The ports.</param>
internal sealed class PullHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        RemoteChoice choice = RemoteChoice.Open(arguments.Optional("remote"), mayCreate: false, services, context);
        CitedFacts cited = services.Citations(context.Workspace).Read(arguments.Has("all") ? FactTips.Branches : FactTips.Head, cancellation);
        string[] objects = [.. cited.Files.SelectMany(file => file.File.Chunks).Distinct(StringComparer.Ordinal)];
        TransferReport report = await new ObjectTransfer(context.Workspace, services.Clock)
            .PullAsync(choice.Opened, objects, new TransferStage($"bringing from {choice.Shown}", context.Progress), cancellation).ConfigureAwait(false);
        (int elsewhere, IReadOnlyList<LackingFile> missing) = await new LackingFiles(services, context.Workspace)
            .SortAsync(cited.Files, report.Missing.ToHashSet(StringComparer.Ordinal), LackingFiles.Again, cancellation).ConfigureAwait(false);
        TransferResult result = new(
            "pull", choice.Shown, cited.Files.Count, objects.Length, report.Moved, report.Bytes, report.Present, elsewhere, missing, report.Damaged, cited.Problems);
        return new CommandOutcome(result.IsWhole, ViewRenderer.Render(TransferRenderer.View(result), ResultJson.Write(result)));
    }
}
