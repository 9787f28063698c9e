namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>How much of a value is shown: an output is for reading, not for keeping data.</summary>
internal static class ValueLimits
{
    /// <summary>Rows of a table.</summary>
    public const int Rows = 20;

    /// <summary>Columns of a table, and members of an object.</summary>
    public const int Columns = 50;

    /// <summary>Elements of a sequence of scalars.</summary>
    public const int Elements = 100;

    /// <summary>Elements of a sequence within a cell of a table.</summary>
    public const int BriefElements = 10;

    /// <summary>Characters in a cell of a table.</summary>
    public const int CellCharacters = 300;

    /// <summary>How deep objects within objects are spelt out in one line.</summary>
    public const int BriefDepth = 3;
}
