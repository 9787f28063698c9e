namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>A cell of a table to show.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Status">How to read it at a glance.</param>
public sealed record ViewCell(string Text, ViewStatus Status = ViewStatus.Neutral)
{
    /// <summary>A neutral cell.</summary>
    /// <param name="text">Its text.</param>
    public static implicit operator ViewCell(string text) => new(text);
}
