namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>Whose lines stand where library and notebook both changed a place.</summary>
public enum MergeSide
{
    /// <summary>Nobody's: it is a conflict, and both are left as they are.</summary>
    Neither,

    /// <summary>The library's.</summary>
    Library,

    /// <summary>The notebook's.</summary>
    Notebook,
}
