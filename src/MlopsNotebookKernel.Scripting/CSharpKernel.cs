using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Hosting;
using MlopsNotebookKernel.Scripting.Assistance;
using MlopsNotebookKernel.Scripting.Cells;
using MlopsNotebookKernel.Scripting.Faults;
using MlopsNotebookKernel.Scripting.Isolation;
using MlopsNotebookKernel.Scripting.Outputs;
using MlopsNotebookKernel.Scripting.Packages;
using MlopsNotebookKernel.Scripting.Reads;
using MlopsNotebookKernel.Scripting.Submissions;
using MlopsNotebookKernel.Scripting.Variables;

namespace MlopsNotebookKernel.Scripting;

/// <summary>A C# session: cells run one at a time, in a world of their own, with shared state.</summary>
internal sealed class CSharpKernel : IInteractiveKernel
{
    private readonly SemaphoreSlim _cells = new(1);
    private readonly SemaphoreSlim _contributions = new(1);
    private readonly KernelParts _parts;
    private readonly ValueBundles _bundles;
    private readonly SubmissionChain _chain;
    private readonly SessionHost _host;
    private readonly WorkingFolder _folder;
    private readonly CodeRunner _code;
    private readonly NotebookReferences _references;
    private readonly CellRunner _runner;
    private readonly SessionReads _reads;
    private readonly TypeNames _typeNames;
    private readonly CellAssistant _assistant;
    private readonly IdleWarmUp _warmUp;
    private readonly INotebookLocator? _locator;
    private string? _notebookPath;
    private int _contributed;
    private int _silent;

    /// <summary>Starts a session.</summary>
    /// <param name="parts">What other rooms bring.</param>
    /// <param name="notebookPath">The notebook, absolute; null when there is none.</param>
    /// <param name="workingDirectory">The folder that relative paths refer to; absolute.</param>
    /// <param name="locator">Finds the notebook where it is not named; null when there is none to find.</param>
    /// <param name="isAttended">Whether a person writes the cells: then answering them is prepared while nothing runs.</param>
    public CSharpKernel(
        KernelParts parts, string? notebookPath, string workingDirectory, INotebookLocator? locator, bool isAttended)
    {
        _parts = parts;
        _notebookPath = notebookPath;
        _locator = locator;
        _bundles = new ValueBundles(parts.Formatter);
        SessionLoadContext context = new(Id[..8]);
        _reads = new SessionReads(this, workingDirectory);
        _host = new SessionHost(_bundles, new SessionCommands(this, parts.Magics, _reads));
        _folder = new WorkingFolder(workingDirectory);
        _chain = new SubmissionChain(context, new LibraryCompiler(context));
        _code = new CodeRunner(_chain, context, _host, _folder, _bundles);
        _references = new NotebookReferences(context, _folder, parts.Pinned);
        _runner = new CellRunner(this, parts, _code, _references, _reads);
        _typeNames = new TypeNames(context);
        _assistant = new CellAssistant(this, parts.Magics, _chain);
        _warmUp = new IdleWarmUp(_assistant.WarmAsync, IdleAsync);
        if (isAttended)
        {
            _warmUp.Start();
        }
    }

    /// <inheritdoc/>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    /// <remarks>A locator is asked until it knows.</remarks>
    public string? NotebookPath => _notebookPath ??= _locator?.Locate(Journal);

    /// <inheritdoc/>
    public string WorkingDirectory => _folder.Path;

    /// <inheritdoc/>
    public int ExecutionCount { get; private set; }

    /// <inheritdoc/>
    public string? CurrentSource { get; private set; }

    /// <inheritdoc/>
    public Journal Journal { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<SessionVariable> Variables => VariableReader.Read(_chain.Instances);

    /// <inheritdoc/>
    public IReadOnlyList<ResolvedPackage> Packages => _references.Packages;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencedFiles => _references.Files;

    /// <inheritdoc/>
    public IReadOnlyList<string> ReferencePaths => _references.CompilePaths;

    /// <inheritdoc/>
    public IReadOnlyList<string> Imports { get; } =
        [.. DefaultUsings.Namespaces, .. DefaultUsings.Types.Select(type => "static " + type)];

    /// <inheritdoc/>
    public ICellAssistant Assistant => _assistant;

    /// <inheritdoc/>
    public IInputReader? Input
    {
        get => _host.Input;
        set => _host.Input = value;
    }

    /// <inheritdoc/>
    /// <remarks>Compiling takes the processor: it never runs on the caller's thread.</remarks>
    public Task<CellRun> RunAsync(CellSubmission cell, IOutputSink sink, CancellationToken cancellation) =>
        Task.Run(() => RunCellAsync(cell, sink, cancellation), CancellationToken.None);

    /// <inheritdoc/>
    public Task<CellOutput> EvaluateAsync(string expression, CancellationToken cancellation) =>
        Task.Run(() => EvaluateNowAsync(expression, cancellation), cancellation);

    /// <inheritdoc/>
    public async Task DeclareAsync(string name, object? value, string? typeName, CancellationToken cancellation)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            throw new SessionException("MLOPS1205", $"'{name}' is no name that a variable can have.",
                "Use letters, digits and underscores, and begin with a letter.");
        }

        string type = typeName ?? (value is null ? "object" : _typeNames.Of(value.GetType()));
        string slot = ParkedValues.Park(value);
        try
        {
            await ContributeAsync(
                $"{type} @{name} = ({type})global::MlopsNotebookKernel.Hosting.ParkedValues.Take(\"{slot}\");",
                cancellation).ConfigureAwait(false);
        }
        finally
        {
            ParkedValues.Discard(slot);
        }
    }

    /// <inheritdoc/>
    public async Task<object?> ContributeAsync(string code, CancellationToken cancellation)
    {
        await _contributions.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            CodeText text = new(code, string.Create(CultureInfo.InvariantCulture, $"contributed[{++_contributed}]"));
            SubmissionOutcome outcome = await Task.Run(() => _code.RunAsync(text, cancellation), cancellation)
                .ConfigureAwait(false);
            return outcome switch
            {
                SubmissionOutcome.Completed completed => completed.HasValue ? completed.Value : null,
                SubmissionOutcome.Refused refused => throw Fault("does not compile", DiagnosticReport.Of(refused.Errors), null),
                SubmissionOutcome.Threw threw => throw Fault("failed", _code.Report(threw.Exception, text), threw.Exception),
                _ => throw new OperationCanceledException(cancellation),
            };
        }
        finally
        {
            _contributions.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (object value in _chain.Owned)
        {
            await DisposeAsync(value).ConfigureAwait(false);
        }

        NotebookHost.Leave(_host);
        _reads.Dispose();
        _warmUp.Dispose();
        _assistant.Dispose();
        _cells.Dispose();
        _contributions.Dispose();
    }

    private static async ValueTask DisposeAsync(object value)
    {
        try
        {
            if (value is IAsyncDisposable later)
            {
                await later.DisposeAsync().ConfigureAwait(false);
            }
            else if (value is IDisposable now)
            {
                now.Dispose();
            }
        }
#pragma warning disable CA1031 // A notebook's own code, after its last output: nobody is left to tell, and others must be disposed.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static SessionException Fault(string what, CellOutput.Error error, Exception? cause) => new(
        "MLOPS1206", $"Code that a command contributes {what}: {error.Name} {error.Message}",
        "Check that the names and types it uses are declared in the notebook.", cause);

    private async Task<CellOutput> EvaluateNowAsync(string expression, CancellationToken cancellation)
    {
        await _cells.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            CodeText text = new(expression, NextSilent());
            return await _code.EvaluateAsync(text, cancellation).ConfigureAwait(false) switch
            {
                SubmissionOutcome.Completed { HasValue: true } completed => new CellOutput.Result(_bundles.Of(completed.Value)),
                SubmissionOutcome.Completed => new CellOutput.Error(
                    "MLOPS1210", "This has no value. Give an expression, without a semicolon.", null, []),
                SubmissionOutcome.Refused refused => DiagnosticReport.Of(refused.Errors),
                SubmissionOutcome.Threw threw => _code.Report(threw.Exception, text),
                _ => throw new OperationCanceledException(cancellation),
            };
        }
        finally
        {
            _cells.Release();
        }
    }

    private async Task IdleAsync(CancellationToken cancellation)
    {
        await _cells.WaitAsync(cancellation).ConfigureAwait(false);
        _cells.Release();
    }

    /// <summary>Names code beside the cells in symbols.</summary>
    private string NextSilent() => string.Create(CultureInfo.InvariantCulture, $"silent[{++_silent}]");

    private async Task<CellRun> RunCellAsync(CellSubmission cell, IOutputSink sink, CancellationToken cancellation)
    {
        await _cells.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            string name = cell.IsSilent
                ? NextSilent()
                : string.Create(CultureInfo.InvariantCulture, $"cell[{++ExecutionCount}]");
            CurrentSource = cell.Source;
            Journal.Running = cell.IsSilent ? null : new CellPlace(cell.CellId, cell.Index);
            CellOutputs outputs = new(sink);
            _host.Attach(outputs, cancellation);
            long started = Stopwatch.GetTimestamp();
            CellStatus status = CellStatus.Failed;
            IReadOnlyList<CellOutput> kept;
            TimeSpan duration;
            try
            {
                if (!cell.IsSilent && CellLanguages.IsCSharp(cell.Language) && _parts.Counsel?.Of(cell.Source, this) is { } advice)
                {
                    outputs.Write(new CellOutput.Display(advice));
                }

                status = await _runner.RunAsync(cell, name, outputs, cancellation).ConfigureAwait(false);
            }
            finally
            {
                _host.Attach(null, CancellationToken.None);
                duration = Stopwatch.GetElapsedTime(started);
                kept = outputs.ToList();
                if (!cell.IsSilent)
                {
                    Journal.Add(new JournalEntry(ExecutionCount, cell.CellId, cell.Index, cell.Source,
                        _parts.Fingerprint.Of(cell.Source), OutputDigest.Of(kept), status, duration), kept);
                }

                CurrentSource = null;
                Journal.Running = null;
                await outputs.CompleteAsync().ConfigureAwait(false);
            }

            _warmUp.CellEnded();
            return new CellRun(ExecutionCount, status, kept, duration);
        }
        finally
        {
            _cells.Release();
        }
    }
}
