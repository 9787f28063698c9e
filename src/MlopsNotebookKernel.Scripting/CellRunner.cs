using System.Diagnostics;
using System.Globalization;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Scripting.Cells;
using MlopsNotebookKernel.Scripting.Faults;
using MlopsNotebookKernel.Scripting.Packages;
using MlopsNotebookKernel.Scripting.Reads;
using MlopsNotebookKernel.Scripting.Submissions;
using MlopsNotebookKernel.Scripting.Variables;

namespace MlopsNotebookKernel.Scripting;

/// <summary>Runs the parts of a cell in order, until one fails.</summary>
/// <param name="session">The session, as commands see it.</param>
/// <param name="parts">What other rooms bring.</param>
/// <param name="code">Runs C#.</param>
/// <param name="references">Resolves <c>#r</c> lines.</param>
/// <param name="reads">Sees the files that code opens.</param>
internal sealed class CellRunner(INotebookSession session, KernelParts parts, CodeRunner code, NotebookReferences references, SessionReads reads)
{
    private const int MaximumImportDepth = 16;

    /// <summary>Runs a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="path">Names it in symbols, as <c>cell[3]</c>.</param>
    /// <param name="outputs">Takes its outputs.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public async Task<CellStatus> RunAsync(CellSubmission cell, string path, IOutputSink outputs, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(new Source(cell.Source, cell.Language, path, null, 0), outputs, cancellation)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            outputs.Write(new CellOutput.Stream(true, "[The cell was interrupted.]\n"));
            return CellStatus.Cancelled;
        }
    }

    private static CellOutput.Error Fault(MlopsException fault, int line, string path) => new(
        fault.Code, $"{fault.Message} {fault.Remedy}", Place(line, path), []);

    private static string Place(int line, string path) => path.StartsWith("cell[", StringComparison.Ordinal) || path.StartsWith("silent[", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"line {line}")
        : string.Create(CultureInfo.InvariantCulture, $"line {line} of {path}");

    private async Task<CellStatus> RunAsync(Source source, IOutputSink outputs, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        SplitCell split = CellSplitter.Split(source.Text, source.Language);
        if (split.Segments.OfType<CellSegment.Unknown>().FirstOrDefault() is { } unknown)
        {
            // Found before anything runs, so that no cell is half run for a misspelt line.
            outputs.Write(Fault(Unknown(unknown), unknown.Line, source.Path));
            return CellStatus.Failed;
        }

        int line = 1;
        CellStatus status = CellStatus.Succeeded;
        try
        {
            if (split.Directives.Count > 0)
            {
                line = split.Directives[0].Line;
                ILookup<bool, CellDirective> directives = split.Directives.ToLookup(PackageRequest.IsForThisToolkit);
                foreach (CellDirective own in directives[true])
                {
                    outputs.Write(new CellOutput.Display(Bundle.OfText($"{PackageRequest.Parse(own).Id} {OwnPackage.Version} is part of this kernel.")));
                }

                IReadOnlyList<CellDirective> asked = HostPackages.Replace([.. directives[false]], out IReadOnlyList<string> notices);
                foreach (string notice in notices)
                {
                    outputs.Write(new CellOutput.Display(Bundle.OfText(notice)));
                }

                await references.ApplyAsync(asked, source.Folder, cancellation).ConfigureAwait(false);
            }

            foreach (CellSegment segment in split.Segments)
            {
                line = segment.Line;
                cancellation.ThrowIfCancellationRequested();
                CellStatus ended = await RunAsync(segment, source, outputs, cancellation).ConfigureAwait(false);
                if (ended is CellStatus.Failed or CellStatus.Cancelled)
                {
                    return ended;
                }

                status = ended == CellStatus.NotServed ? ended : status;
            }

            references.Verify();
        }
        catch (MlopsException fault)
        {
            outputs.Write(Fault(fault, (fault as IPlacedFault)?.Line ?? line, source.Path));
            return CellStatus.Failed;
        }

        if (split.Segments.OfType<CellSegment.Timing>().Any())
        {
            outputs.Write(new CellOutput.Display(Bundle.OfText(string.Create(CultureInfo.InvariantCulture,
                $"Wall time: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F1} ms"))));
        }

        return status;
    }

    private async Task<CellStatus> RunAsync(
        CellSegment segment, Source source, IOutputSink outputs, CancellationToken cancellation)
    {
        switch (segment)
        {
            case CellSegment.Code part:
                return await reads.OfCodeAsync(() => code.ShowAsync(new CodeText(part.Text, source.Path), outputs, cancellation)).ConfigureAwait(false);
            case CellSegment.Prose prose:
                outputs.Write(new CellOutput.Display(Bundles(prose)));
                return CellStatus.Succeeded;
            case CellSegment.Foreign foreign:
                outputs.Write(new CellOutput.Display(Bundle.OfText(CellLanguages.Notice(foreign.Language))));
                return CellStatus.NotServed;
            case CellSegment.Query query when parts.Sql is { } sql:
                string rows = await sql.RunAsync(query.Arguments, query.Text, session, cancellation).ConfigureAwait(false);
                outputs.Write(new CellOutput.Result(parts.Formatter.Format(
                    session.Variables.First(variable => variable.Name == rows).Value)));
                return CellStatus.Succeeded;
            case CellSegment.Query:
                outputs.Write(new CellOutput.Display(Bundle.OfText(CellLanguages.Notice("sql"))));
                return CellStatus.NotServed;
            case CellSegment.Sharing sharing:
                return await new VariableSharing(session).RunAsync(sharing, outputs, cancellation).ConfigureAwait(false);
            case CellSegment.Variables variables:
                outputs.Write(new CellOutput.Display(VariableList.Of(session.Variables, variables.WithValues, parts.Formatter)));
                return CellStatus.Succeeded;
            case CellSegment.Command command:
                await RunCommandAsync(command.Text, outputs, cancellation).ConfigureAwait(false);
                return CellStatus.Succeeded;
            case CellSegment.Import import:
                return await ImportAsync(import, source, outputs, cancellation).ConfigureAwait(false);
            default:
                return CellStatus.Succeeded;
        }
    }

    private async Task RunCommandAsync(string line, IOutputSink outputs, CancellationToken cancellation)
    {
        try
        {
            await parts.Magics.RunAsync(line, session, outputs, cancellation).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A fault of a command fails the cell that called it, not the session.
        catch (Exception fault) when (fault is not (MlopsException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw new SessionException("MLOPS1207",
                $"'{line.Split(' ')[0]}' failed inside: {fault.GetType().Name}: {fault.Message}",
                "This is a fault of the tool, not of the notebook: report it with this text.", fault);
        }
    }

    private static Bundle Bundles(CellSegment.Prose prose) => prose.MimeType == MimeTypes.Html
        ? Bundle.OfHtml(prose.Text, Outputs.ValueBundles.TextOf(prose.Text))
        : Bundle.OfText(prose.Text).With(prose.MimeType, prose.Text);

    private static SessionException Unknown(CellSegment.Unknown unknown) => new(
        "MLOPS1202", $"'{unknown.Name}' is no magic command of this kernel.",
        $"It knows {string.Join(", ", KernelMagics.All.Select(magic => magic.Name))}, #r, #i, and the #!mlops- commands.");

    private async Task<CellStatus> ImportAsync(
        CellSegment.Import import, Source source, IOutputSink outputs, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(import.Path, source.Folder ?? session.WorkingDirectory);
        if (!File.Exists(path))
        {
            throw new SessionException("MLOPS1203", $"The file '{import.Path}' to import does not exist.",
                "Name a .cs, .csx, .ipynb or .dib file; relative paths start at the notebook's folder.");
        }

        if (source.Depth >= MaximumImportDepth)
        {
            throw new SessionException("MLOPS1204", $"Imports are nested too deeply at '{import.Path}'.",
                "Look for files that import each other.");
        }

        string folder = Path.GetDirectoryName(path)!;
        foreach (CellSubmission cell in await CellsOf(path, cancellation).ConfigureAwait(false))
        {
            string name = Path.GetFileName(path)
                + (cell.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $", cell {index + 1}") : "");
            CellStatus status = await RunAsync(
                new Source(cell.Source, cell.Language, name, folder, source.Depth + 1), outputs, cancellation)
                .ConfigureAwait(false);
            if (status is CellStatus.Failed or CellStatus.Cancelled)
            {
                return status;
            }
        }

        return CellStatus.Succeeded;
    }

    private async Task<IReadOnlyList<CellSubmission>> CellsOf(string path, CancellationToken cancellation)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CS" or ".CSX":
                return [new CellSubmission(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false))];
            case ".IPYNB" or ".DIB":
                NotebookDocument document = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
                return
                [
                    .. document.Cells.Select((cell, index) => (cell, index)).Where(pair => pair.cell.Kind == CellKind.Code)
                        .Select(pair => new CellSubmission(pair.cell.Source, pair.cell.Language, pair.cell.Id, pair.index)),
                ];
            default:
                throw new SessionException("MLOPS1203", $"'{Path.GetFileName(path)}' is no file that can be imported.",
                    "Import a .cs, .csx, .ipynb or .dib file.");
        }
    }

    /// <summary>Text that runs as a cell.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Language">Its language.</param>
    /// <param name="Path">Names it in errors.</param>
    /// <param name="Folder">Where its relative paths start; null for the session's working directory.</param>
    /// <param name="Depth">How deep in imports it is.</param>
    private sealed record Source(string Text, string Language, string Path, string? Folder, int Depth);
}
