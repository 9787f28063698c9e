using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Pins;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>What verifying came to, as JSON <c>mlops.verify-result/1</c>.</summary>
/// <param name="Notebooks">Each notebook, sorted by path.</param>
public sealed record VerifyResult(IReadOnlyList<VerifiedNotebook> Notebooks)
{
    /// <summary>Whether all of them hold.</summary>
    public bool Holds => Notebooks.All(notebook => notebook.Holds);

    /// <summary>Whether one of them could not be verified.</summary>
    public bool HasFault => Notebooks.Any(notebook => notebook.Fault is not null);

    /// <summary>The result as JSON; stamps are named, not repeated.</summary>
    public string ToJson() => ResultJson.Write(new
    {
        Schema = "mlops.verify-result/1",
        Holds,
        Notebooks = Notebooks.Select(notebook => new
        {
            notebook.Notebook,
            notebook.State,
            notebook.Fault,
            Complete = notebook.Stamp is not null && notebook.Missing.Count == 0,
            notebook.Stamp?.Stamped,
            notebook.Stamp?.Question,
            Commit = notebook.Stamp?.Git?.Commit,
            StampDigest = notebook.Stamp is null ? null : StampJson.Digest(notebook.Stamp),
            notebook.Pending,
            notebook.Differences,
            notebook.Flaws,
            notebook.Missing,
            notebook.Remedies,
            Drift = notebook.Drift.Select(drift => new { drift.Asset, drift.Report.Verdict, drift.Report.BiggestMover }),
        }),
    });
}
