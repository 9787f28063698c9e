using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Marks cells, and promotes marked cells into a library.</summary>
/// <param name="services">Starts kernels, to resolve the packages of a saved notebook.</param>
internal sealed class ExportHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        ExportResult result = arguments.Has("as")
            ? Mark(arguments, context)
            : await ExportAsync(arguments, context, cancellation).ConfigureAwait(false);
        return new CommandOutcome(
            result is not ExportResult.Checked { Agree: false },
            ViewRenderer.Render(ExportRenderer.Render(result), result.ToJson()));
    }

    private static ExportResult.Marked Mark(CommandArguments arguments, CommandContext context)
    {
        string name = arguments.Text("as");
        if (context.Session is not { } session)
        {
            throw new UsageException("MLOPS1005", "--as marks a cell, and no notebook runs here.", "Write #!mlops-export --as NAME at the top of a cell.");
        }

        if (arguments.Has("to"))
        {
            throw new UsageException("MLOPS1009", "--as marks the cell, --to exports all marked cells.", "Write #!mlops-export --to FOLDER in a cell of its own.");
        }

        if (!Identifiers.IsIdentifier(name))
        {
            string hint = Identifiers.Pascal(name) is { Length: > 0 } pascal ? pascal : "LoadFlights";
            throw new UsageException("MLOPS1009", $"'{name}' is no C# name.", $"Write a name such as {hint}.");
        }

        session.Journal.Add(new JournalFact.CellFinished(session.ExecutionCount, Identifiers.Pascal(name)));
        return new ExportResult.Marked(Identifiers.Pascal(name));
    }

    private async Task<ExportResult> ExportAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        if (arguments.Optional("to") is not { } target)
        {
            throw new UsageException("MLOPS1003", "export needs --as NAME or --to FOLDER.", "Write --as NAME at the top of a finished cell, --to FOLDER to export all marked cells.");
        }

        NotebookToExport notebook = await NotebookAsync(arguments, context, cancellation).ConfigureAwait(false);
        LibraryExport export = new(
            notebook,
            context,
            Path.TrimEndingDirectorySeparator(context.Absolute(target)),
            target,
            arguments.Many("cell"),
            arguments.Optional("prefer") switch
            {
                "library" => MergeSide.Library,
                "notebook" => MergeSide.Notebook,
                _ => MergeSide.Neither,
            });
        if (arguments.Has("check"))
        {
            return export.Check();
        }

        return arguments.Has("dry-run")
            ? await export.DryRunAsync(cancellation).ConfigureAwait(false)
            : await export.RunAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<NotebookToExport> NotebookAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        if (arguments.Optional("notebook") is { } path)
        {
            context.Progress?.Report(new CommandProgress("resolving the notebook's packages"));
            return await new NotebookReader(services).OfFileAsync(context.Absolute(path), cancellation).ConfigureAwait(false);
        }

        return context.Session is { } session
            ? await new NotebookReader(services).OfSessionAsync(session, cancellation).ConfigureAwait(false)
            : throw new UsageException("MLOPS1003", "export needs the notebook.", "Run: mlops export NOTEBOOK --to FOLDER.");
    }
}
