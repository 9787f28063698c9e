namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>Something a cell put out, in the order it came.</summary>
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>Text on standard output or standard error.</summary>
    /// <param name="IsError">True for standard error.</param>
    /// <param name="Text">The text, as written.</param>
    public sealed record Stream(bool IsError, string Text) : CellOutput;

    /// <summary>A displayed value.</summary>
    /// <param name="Bundle">What to show.</param>
    /// <param name="DisplayId">Names the display so that it can be updated in place; null when it never is.</param>
    public sealed record Display(Bundle Bundle, string? DisplayId = null) : CellOutput;

    /// <summary>A new content for an earlier display, in place.</summary>
    /// <param name="Bundle">What to show instead.</param>
    /// <param name="DisplayId">The display to replace.</param>
    public sealed record Update(Bundle Bundle, string DisplayId) : CellOutput;

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="Wait">Whether only once the next output is there, so that nothing flickers.</param>
    public sealed record Clear(bool Wait) : CellOutput;

    /// <summary>The value of the cell's last expression.</summary>
    /// <param name="Bundle">What to show.</param>
    public sealed record Result(Bundle Bundle) : CellOutput;

    /// <summary>The cell failed.</summary>
    /// <param name="Name">The exception's type name, or an error code.</param>
    /// <param name="Message">What happened, with the remedy where one is known.</param>
    /// <param name="Place">Where in the cell: "line 3, column 5"; null when unknown.</param>
    /// <param name="Details">Further lines, such as the frames inside cells; empty when none.</param>
    public sealed record Error(string Name, string Message, string? Place, IReadOnlyList<string> Details) : CellOutput;
}
