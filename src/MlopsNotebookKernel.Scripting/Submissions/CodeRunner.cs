using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Hosting;
using MlopsNotebookKernel.Scripting.Familiar;
using MlopsNotebookKernel.Scripting.Faults;
using MlopsNotebookKernel.Scripting.Isolation;
using MlopsNotebookKernel.Scripting.Outputs;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>Compiles code, runs it in the notebook's world, and shows what came of it.</summary>
/// <param name="chain">The submissions so far.</param>
/// <param name="context">The notebook's world.</param>
/// <param name="host">The session as the code sees it.</param>
/// <param name="folder">Where the code runs.</param>
/// <param name="bundles">Formats results.</param>
internal sealed class CodeRunner(
    SubmissionChain chain, SessionLoadContext context, SessionHost host, WorkingFolder folder, ValueBundles bundles)
{
    private readonly ConcurrentDictionary<string, InsertedText> _sources = new(StringComparer.Ordinal);
    private readonly FamiliarNames _familiar = new(chain);

    /// <summary>Compiles and runs an expression beside the cells: what it declares is forgotten.</summary>
    /// <param name="code">The expression.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public async Task<SubmissionOutcome> EvaluateAsync(CodeText code, CancellationToken cancellation)
    {
        _sources.TryAdd(code.Path, InsertedText.None);
        CompiledSubmission submission = chain.Compile(SubmissionChain.Parse(code), cancellation);
        return submission.Errors.Count > 0
            ? new SubmissionOutcome.Refused(submission.Errors)
            : await RunAsync(submission, chain.Try(submission), cancellation).ConfigureAwait(false);
    }

    /// <summary>Compiles and runs code; nothing is shown.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public async Task<SubmissionOutcome> RunAsync(CodeText code, CancellationToken cancellation)
    {
        if (FamiliarNames.AreIn(code.Text))
        {
            _familiar.Bring(cancellation);
        }

        CodeText plain = code with { Text = UsingDeclarations.Blank(code.Text, out IReadOnlyList<string> owned) };
        CodeText asking = LoopChecks.Insert(plain, out InsertedText inserted);
        _sources[code.Path] = inserted;
        (CompiledSubmission? submission, IReadOnlyList<Diagnostic> errors) = Compile(asking, cancellation);
        if (errors.Count > 0 && !ReferenceEquals(asking, plain))
        {
            // Told in the user's own text; and what a question alone made wrong runs without it.
            _sources[code.Path] = InsertedText.None;
            (submission, errors) = Compile(plain, cancellation);
        }

        if (submission is null || errors.Count > 0)
        {
            return new SubmissionOutcome.Refused(errors);
        }

        return await RunAsync(submission, chain.Extend(submission, owned), cancellation).ConfigureAwait(false);
    }

    /// <summary>Compiles code; where no script allows it, as a library, of which the usings alone remain to be run.</summary>
    private (CompiledSubmission? Submission, IReadOnlyList<Diagnostic> Errors) Compile(CodeText code, CancellationToken cancellation)
    {
        SyntaxTree tree = SubmissionChain.Parse(code);
        if (LibraryCell.IsNeeded(tree))
        {
            IReadOnlyList<Diagnostic> errors = chain.CompileLibrary(code, cancellation);
            if (errors.Count > 0)
            {
                return (null, errors);
            }

            // Its usings serve later cells, as those of a script do.
            tree = tree.WithRootAndOptions(UsingsOf(tree), tree.Options);
        }

        CompiledSubmission submission = chain.Compile(tree, cancellation);
        return (submission, submission.Errors);
    }

    private async Task<SubmissionOutcome> RunAsync(
        CompiledSubmission submission, Func<Task<object?>>? start, CancellationToken cancellation)
    {
        if (start is null)
        {
            return new SubmissionOutcome.Completed(false, null);
        }

        ConsoleRouter.Install();
        try
        {
            SubmissionOutcome outcome = await folder.RunAsync(
                () => CellThread.RunAsync(start, host, () => context.EnterContextualReflection(), cancellation),
                ReferenceEquals(NotebookHost.Current, host),
                cancellation).ConfigureAwait(false);
            return outcome is SubmissionOutcome.Completed completed
                ? completed with { HasValue = submission.HasValue }
                : outcome;
        }
        finally
        {
            ConsoleRouter.Restore();
        }
    }

    /// <summary>Compiles and runs code of a cell, and writes its result or error.</summary>
    /// <param name="code">The code.</param>
    /// <param name="outputs">Takes the result or error.</param>
    /// <param name="cancellation">Interrupts it.</param>
    public async Task<CellStatus> ShowAsync(CodeText code, IOutputSink outputs, CancellationToken cancellation)
    {
        switch (await RunAsync(code, cancellation).ConfigureAwait(false))
        {
            case SubmissionOutcome.Completed completed:
                // What display() returns is shown already: without a semicolon it must not be shown twice.
                if (completed.HasValue && completed.Value is not DisplayedValue)
                {
                    outputs.Write(new CellOutput.Result(bundles.Of(completed.Value)));
                }

                return CellStatus.Succeeded;
            case SubmissionOutcome.Refused refused:
                outputs.Write(DiagnosticReport.Of(refused.Errors));
                return CellStatus.Failed;
            case SubmissionOutcome.Threw threw:
                outputs.Write(Report(threw.Exception, code));
                return CellStatus.Failed;
            case SubmissionOutcome.Interrupted interrupted:
                outputs.Write(new CellOutput.Stream(true, interrupted.Remains switch
                {
                    InterruptionRemains.Work =>
                        "[The cell was interrupted while it waited for other work, which may run on in the background.]\n",
                    InterruptionRemains.Code =>
                        "[The cell was interrupted, but its code could not be stopped and runs on in the background. "
                        + "Other cells can run; restart the kernel to end it.]\n",
                    _ => "[The cell was interrupted.]\n",
                }));
                return CellStatus.Cancelled;
            case var other:
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Unknown outcome {other}."));
        }
    }

    private static CompilationUnitSyntax UsingsOf(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().WithMembers([]).WithAttributeLists([]);

    /// <summary>What code threw, as an error with its place.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="code">The code.</param>
    public CellOutput.Error Report(Exception exception, CodeText code)
    {
        CellOutput.Error error = ExceptionReport.Of(exception, code.Path, _sources);
        return exception is MissingMemberException
            ? error with
            {
                Details =
                [
                    .. error.Details,
                    "A variable may hold a value of a type that a later cell declared again: run the cell that declares the variable again.",
                ],
            }
            : error;
    }
}
