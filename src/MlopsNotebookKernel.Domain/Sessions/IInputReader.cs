namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Asks the person at the front end, for cells that read a line or a secret.</summary>
public interface IInputReader
{
    /// <summary>Asks for a line.</summary>
    /// <param name="prompt">What to ask; may be empty.</param>
    /// <param name="isSecret">Whether the answer must not be shown while it is typed.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The line without its end; null when nobody can answer.</returns>
    ValueTask<string?> ReadAsync(string prompt, bool isSecret, CancellationToken cancellation);
}
