using MlopsNotebookKernel.Code.Vendoring;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Commands.Pin.Projects;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Vendoring;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary>Copies what a notebook calls beside it.</summary>
/// <param name="services">The ports.</param>
internal sealed class VendorHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string path = NotebookArgument.Of(arguments, context, "vendor");
        if (arguments.Has("in-place") && context.Session?.NotebookPath == path)
        {
            throw new UsageException("MLOPS1068", "The notebook that runs cannot be changed in place: its front end would save over it.", "Leave --in-place out and change the lines that are shown, or run in a terminal: mlops vendor NOTEBOOK --in-place.");
        }

        NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
        Workspace workspace = WorkspaceLocator.Find(path);
        Stamp stamp = new PinStore(workspace).Find(path) ?? throw new VendorException(
            "MLOPS2401", $"{Path.GetFileName(path)} has no stamp, so it is not known which code it called.", "Run it with #!mlops-pin in a cell, or run mlops pin NOTEBOOK.");
        if (stamp.Projects.Count == 0)
        {
            throw new VendorException(
                "MLOPS2402", $"{Path.GetFileName(path)} called no project of this repository when it was stamped.", "There is nothing to copy; a project is called by #r of it or of what it builds.");
        }

        VendorProjects projects = new(services, workspace);
        ProjectCode[] codes = [.. stamp.Projects.Select(project => projects.Read(project, cancellation))];
        IReadOnlyList<ExportCell> cells = NotebookCells.Of(document);
        VendoredFile file = new(path);
        Func<string, bool> isOfProject = OfProjects(stamp, workspace, Path.GetDirectoryName(path)!);
        context.Progress?.Report(new CommandProgress("resolving packages"));
        (IReadOnlyList<string> imports, IReadOnlyList<string> references) = await new VendorReferences(services, context.Session)
            .ResolveAsync(path, cells, stamp, isOfProject, cancellation).ConfigureAwait(false);
        context.Progress?.Report(new CommandProgress("reading the projects' code"));
        VendoredCode code = NotebookVendor.Vendor(new VendorRequest(file.Name, codes, cells, imports, references, isOfProject));
        if (code.Refusals.Count > 0)
        {
            throw new VendorException(
                "MLOPS2406",
                $"The code cannot be copied: {string.Join("; ", code.Refusals.Select(refusal => $"{refusal.What}: {refusal.Reason}"))}.",
                string.Join(" ", code.Refusals.Select(refusal => refusal.Remedy).Distinct(StringComparer.Ordinal)));
        }

        VendorResult result = Write(arguments, document, path, workspace, stamp, file, code);
        return new CommandOutcome(true, ViewRenderer.Render(VendorRenderer.View(result), ResultJson.Write(result)));
    }

    private static VendorResult Write(
        CommandArguments arguments, NotebookDocument document, string path, Workspace workspace, Stamp stamp, VendoredFile file, VendoredCode code)
    {
        string text = VendoredFile.Text(stamp, code.Text);
        string? existing = file.Existing(workspace);
        if (existing is not null && existing != text && !VendoredFile.IsAsWritten(existing) && !arguments.Has("force"))
        {
            throw new VendorException(
                "MLOPS2408", $"{file.Name} was edited by hand, or is not mlops vendor's.", "Move it away, or replace it with --force; --dry-run shows what would be written.");
        }

        bool isDryRun = arguments.Has("dry-run");
        bool isInPlace = arguments.Has("in-place") && !isDryRun;
        if (!isDryRun)
        {
            AtomicFile.WriteText(file.Path, text);
        }

        if (isInPlace)
        {
            code.Edits.Aggregate(document, (changed, edit) => changed.Replace(edit.Number - 1, changed.Cells[edit.Number - 1].WithSource(edit.After))).Save(path);
        }

        return VendorResult.Of(
            Path.GetFileName(path), file.Name, existing is null ? VendorOutcome.Created : existing == text ? VendorOutcome.Unchanged : VendorOutcome.Updated, isDryRun, isInPlace, stamp, code,
            LineDiff.Of(file.Name, existing, text));
    }

    /// <summary>Which files stand for projects: their own files, what they build, and what the stamp says they built.</summary>
    private static Func<string, bool> OfProjects(Stamp stamp, Workspace workspace, string folder)
    {
        ProjectSearch search = new(workspace);
        HashSet<string> files = [.. stamp.Projects.SelectMany(project => new[] { project.Path, project.Assembly }).OfType<string>().Select(file => Path.GetFullPath(file, workspace.Root))];
        return file => Path.GetFullPath(file, folder) is var full && (files.Contains(full) || (search.Of(full) is { } project && files.Contains(project)));
    }
}
