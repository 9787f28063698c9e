using MlopsNotebookKernel.Domain.Notebooks;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>What is to be done once a headless run reached the notebook's end, such as settling the stamp of a pin.</summary>
public interface IRunCompletion
{
    /// <summary>
    /// Called once, after the last cell succeeded and before the document is saved; not called after a failing or an
    /// interrupted run.
    /// </summary>
    /// <param name="session">The session that ran the notebook.</param>
    /// <param name="document">The executed document, with its outputs.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The document to save: the same one, or one whose metadata or outputs were brought up to date.</returns>
    Task<NotebookDocument> CompleteAsync(INotebookSession session, NotebookDocument document, CancellationToken cancellation);
}
