namespace MlopsNotebookKernel.Hosting;

/// <summary>Shows a command's output below the cell that runs it.</summary>
public interface IHostedDisplay
{
    /// <summary>Shows content, or replaces what was shown under the same id.</summary>
    /// <param name="id">Names the display within the session.</param>
    /// <param name="content">Content by mime type; JSON types hold JSON text.</param>
    void Show(string id, IReadOnlyDictionary<string, string> content);
}
