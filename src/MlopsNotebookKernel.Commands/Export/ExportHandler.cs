using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export.Replacing;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Marks cells, and promotes marked cells into a library.</summary>
/// <param name="services">Starts kernels, to resolve the packages of a saved notebook.</param>
internal sealed class ExportHandler(CommandServices services) : ICommandHandler
{
    /// <summary>What says how to export, and nothing of a mark.</summary>
    private static readonly string[] Exporting = ["cell", "prefer", "replace", "restore", "dry-run", "check"];

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

        if (Exporting.FirstOrDefault(arguments.Has) is { } other)
        {
            throw new UsageException("MLOPS1009", $"--as marks the cell, --{other} is for the export.", $"Write #!mlops-export --to FOLDER --{other} in a cell of its own or in a terminal.");
        }

        if (!Identifiers.IsIdentifier(name))
        {
            string hint = Identifiers.Pascal(name) is { Length: > 0 } pascal ? pascal : "LoadFlights";
            throw new UsageException("MLOPS1009", $"'{name}' is no C# name.", $"Write a name such as {hint}.");
        }

        string member = Identifiers.Pascal(name);
        session.Journal.Add(new JournalFact.CellFinished(session.ExecutionCount, member));
        return new ExportResult.Marked(member, session.NotebookPath is { } notebook ? MemberPlaces.Of(notebook, member) : null);
    }

    private async Task<ExportResult> ExportAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        if (arguments.Optional("to") is not { } target)
        {
            throw new UsageException("MLOPS1003", "export needs --as NAME or --to FOLDER.", "Write --as NAME at the top of a finished cell, --to FOLDER to export all marked cells.");
        }

        RequireTogether(arguments, context);
        LibraryTarget library = new(Path.TrimEndingDirectorySeparator(context.Absolute(target)), target);
        if (arguments.Has("restore"))
        {
            return await new CellRestoring(library, services.Fingerprint.Value)
                .RunAsync(context.Absolute(Notebook(arguments)), arguments.Has("dry-run"), cancellation)
                .ConfigureAwait(false);
        }

        Task? compiler = context.Session is null ? CompilerStart.RunAsync(cancellation) : null;
        NotebookToExport notebook = await NotebookAsync(arguments, context, library, cancellation).ConfigureAwait(false);
        notebook = notebook with { Cells = CellMarks.Apply(notebook.Cells, arguments.Many("cell"), library.Recorded?.Sources ?? []) };
        if (arguments.Has("check"))
        {
            return NewExport(arguments, context, notebook, library).Check();
        }

        // Looked for beside the rest: neither waits for the other.
        HashSet<string> generated = [.. (library.Recorded?.Files ?? []).Select(file => file.Path)];
        Task<IReadOnlyList<ExportClone>> repeated = Task.Run(() => new RepeatedCode(notebook, library.Folder).FindAsync(generated, cancellation), cancellation);
        try
        {
            LibraryExport export = NewExport(arguments, context, notebook, library);
            return arguments.Has("dry-run")
                ? await export.DryRunAsync(repeated).ConfigureAwait(false)
                : await export.RunAsync(repeated, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // Where the export fails, its fault is the one to say.
            await ((Task)repeated).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // What it has read is shared until here; nobody waits for it, and what it cannot read the export says itself.
            GC.KeepAlive(compiler);
        }
    }

    private LibraryExport NewExport(CommandArguments arguments, CommandContext context, NotebookToExport notebook, LibraryTarget library)
    {
        MergeSide prefer = arguments.Optional("prefer") switch
        {
            "library" => MergeSide.Library,
            "notebook" => MergeSide.Notebook,
            _ => MergeSide.Neither,
        };
        return new LibraryExport(
            new ExportedLibrary(notebook, library, prefer, new InputFiles(services, notebook.Path), context.Session), context, arguments.Has("replace"));
    }

    /// <summary>A kernel cannot write the document it runs, and a front end would save over what is written under it.</summary>
    private static void RequireTogether(CommandArguments arguments, CommandContext context)
    {
        string? changing = arguments.Has("restore") ? "restore" : arguments.Has("replace") ? "replace" : null;
        if (changing is not null && context.Session is not null)
        {
            throw new UsageException(
                "MLOPS1005", $"--{changing} writes the notebook, which no running kernel can.", $"Save and close the notebook, and run in a terminal: mlops export NOTEBOOK --to FOLDER --{changing}.");
        }

        string[] others = changing == "restore" ? ["replace", "check", "cell", "prefer"] : ["check"];
        if (changing is not null && others.FirstOrDefault(arguments.Has) is { } other)
        {
            throw new UsageException("MLOPS1009", $"--{changing} and --{other} exclude each other.", "Give one of them.");
        }
    }

    private async Task<NotebookToExport> NotebookAsync(CommandArguments arguments, CommandContext context, LibraryTarget library, CancellationToken cancellation)
    {
        if (arguments.Has("notebook") || context.Session is not { } session)
        {
            context.Progress?.Report(new CommandProgress("resolving the notebook's packages"));
            return await new NotebookReader(services, library).OfFileAsync(context.Absolute(Notebook(arguments)), cancellation).ConfigureAwait(false);
        }

        return await new NotebookReader(services, library).OfSessionAsync(session, cancellation).ConfigureAwait(false);
    }

    private static string Notebook(CommandArguments arguments) => arguments.Optional("notebook")
        ?? throw new UsageException("MLOPS1003", "export needs the notebook.", "Run: mlops export NOTEBOOK --to FOLDER.");
}
