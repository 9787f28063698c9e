namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Finds the document that a session runs, for hosts that hand over cells and not the document.</summary>
public interface INotebookLocator
{
    /// <summary>Finds the notebook.</summary>
    /// <param name="journal">What ran so far.</param>
    /// <returns>Its absolute path; null when it is unknown (or more than one fits), and then it may be asked again later.</returns>
    string? Locate(Journal journal);
}
