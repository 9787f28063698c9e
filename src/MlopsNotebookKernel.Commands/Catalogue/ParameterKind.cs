namespace MlopsNotebookKernel.Commands.Catalogue;

/// <summary>What a parameter's value is; completion offers accordingly.</summary>
public enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>No value: given or not.</summary>
    Flag,

    /// <summary>A number, written the invariant way.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A file or folder.</summary>
    Path,

    /// <summary>A path, or <c>@variable</c>, or a snapshot: anything that holds data.</summary>
    Data,

    /// <summary>A snapshot's name, id, or <c>name@id</c>.</summary>
    Snapshot,

    /// <summary>A column's name.</summary>
    Column,

    /// <summary>A notebook.</summary>
    Notebook,

    /// <summary>A gate's name.</summary>
    Gate,

    /// <summary>A metric's name: one that is defined here, or a standard one.</summary>
    Metric,

    /// <summary>A remote's name, or a folder's path (with a slash in it).</summary>
    Remote,
}
