namespace MlopsNotebookKernel.Jupyter.Messages;

/// <summary>Positions in a text: front ends count code points, .NET counts UTF-16 code units.</summary>
internal static class CursorPosition
{
    /// <summary>A front end's position as an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="codePoints">How many code points stand before; null for all. Beyond the ends it is the end.</param>
    public static int ToOffset(string text, int? codePoints)
    {
        if (codePoints is not { } wanted)
        {
            return text.Length;
        }

        int offset = 0;
        for (int count = 0; count < wanted && offset < text.Length; count++)
        {
            offset += char.IsSurrogatePair(text, offset) ? 2 : 1;
        }

        return offset;
    }

    /// <summary>An offset as a front end's position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">The offset, within the text.</param>
    public static int FromOffset(string text, int offset)
    {
        int count = 0;
        for (int index = 0; index < offset; count++)
        {
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        }

        return count;
    }
}
