namespace MlopsNotebookKernel.Scripting.Cells;

/// <summary>A part of a cell, in order.</summary>
/// <param name="Line">Its first line in the cell, from 1.</param>
internal abstract record CellSegment(int Line)
{
    /// <summary>C# code.</summary>
    /// <param name="Line">Its first line in the cell, from 1.</param>
    /// <param name="Text">The code on the lines where it is in the cell; all other lines are blank.</param>
    public sealed record Code(int Line, string Text) : CellSegment(Line);

    /// <summary>Text to show.</summary>
    /// <param name="Line">Its first line in the cell, from 1.</param>
    /// <param name="MimeType">How to show it.</param>
    /// <param name="Text">The text.</param>
    public sealed record Prose(int Line, string MimeType, string Text) : CellSegment(Line);

    /// <summary>Code in a language that this kernel does not run.</summary>
    /// <param name="Line">Its first line in the cell, from 1.</param>
    /// <param name="Language">The language as the cell names it.</param>
    public sealed record Foreign(int Line, string Language) : CellSegment(Line);

    /// <summary>A query.</summary>
    /// <param name="Line">The line of its magic, or its first one, from 1.</param>
    /// <param name="Arguments">What stands after <c>#!sql</c> on its line.</param>
    /// <param name="Text">The query.</param>
    public sealed record Query(int Line, string Arguments, string Text) : CellSegment(Line);

    /// <summary>Sets a variable, or takes one of another kernel: <c>#!set</c>, <c>#!share</c>, and what connects kernels.</summary>
    /// <param name="Line">Its line in the cell, from 1.</param>
    /// <param name="Name">The magic's name, without <c>#!</c>.</param>
    /// <param name="Arguments">What stands after it.</param>
    public sealed record Sharing(int Line, string Name, string Arguments) : CellSegment(Line);

    /// <summary>Shows the notebook's variables.</summary>
    /// <param name="Line">Its line in the cell, from 1.</param>
    /// <param name="WithValues">Whether types and values are shown, too.</param>
    public sealed record Variables(int Line, bool WithValues) : CellSegment(Line);

    /// <summary>A magic line of the catalogue.</summary>
    /// <param name="Line">Its line in the cell, from 1.</param>
    /// <param name="Text">The line from <c>#!mlops-</c> on.</param>
    public sealed record Command(int Line, string Text) : CellSegment(Line);

    /// <summary>Runs a file's code.</summary>
    /// <param name="Line">Its line in the cell, from 1.</param>
    /// <param name="Path">The file as the cell names it.</param>
    public sealed record Import(int Line, string Path) : CellSegment(Line);

    /// <summary>Asks for the wall time of the cell.</summary>
    /// <param name="Line">Its line in the cell, from 1.</param>
    public sealed record Timing(int Line) : CellSegment(Line);

    /// <summary>A magic line that nobody knows.</summary>
    /// <param name="Line">Its line in the cell, from 1.</param>
    /// <param name="Name">Its name, with <c>#!</c>.</param>
    public sealed record Unknown(int Line, string Name) : CellSegment(Line);
}
