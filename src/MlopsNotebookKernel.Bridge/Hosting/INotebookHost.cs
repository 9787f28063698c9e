namespace MlopsNotebookKernel.Hosting;

/// <summary>What the bridge asks of the session that runs a notebook. Calls may come from any thread.</summary>
public interface INotebookHost
{
    /// <summary>Shows a value.</summary>
    /// <param name="value">Any value of the notebook's own world.</param>
    /// <returns>The display's id.</returns>
    string Display(object? value);

    /// <summary>Shows a value in some mime types alone; hosts that cannot choose show all.</summary>
    /// <param name="value">Any value of the notebook's own world.</param>
    /// <param name="mimeTypes">The mime types; those that the value has no content of are left out.</param>
    /// <returns>The display's id.</returns>
    string Display(object? value, IReadOnlyList<string> mimeTypes) => Display(value);

    /// <summary>How the notebook's own code says that values are shown; null where the host has its own way.</summary>
    ValueFormats? Formats => null;

    /// <summary>Replaces what a display shows.</summary>
    /// <param name="displayId">The display's id.</param>
    /// <param name="value">Any value of the notebook's own world.</param>
    void Update(string displayId, object? value);

    /// <summary>Runs the commands that the notebook's code calls.</summary>
    ICommandRunner Commands { get; }

    /// <summary>Takes text written to the console.</summary>
    /// <param name="isError">True for standard error.</param>
    /// <param name="text">The text.</param>
    void Write(bool isError, string text);

    /// <summary>Asks the person at the front end for a line; waits for it.</summary>
    /// <param name="prompt">What to ask; may be empty.</param>
    /// <param name="isSecret">Whether the answer must not be shown while it is typed.</param>
    /// <returns>The line without its end; null when nobody can answer.</returns>
    string? Read(string prompt, bool isSecret) => null;

    /// <summary>Takes away what the cell has shown so far; hosts that cannot show it still.</summary>
    /// <param name="wait">Whether only once the next output is there.</param>
    void Clear(bool wait)
    {
    }
}
