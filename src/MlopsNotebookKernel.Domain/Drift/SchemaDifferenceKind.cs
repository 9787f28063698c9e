namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>How two tables' columns differ.</summary>
public enum SchemaDifferenceKind
{
    /// <summary>The baseline has no such column.</summary>
    Added,

    /// <summary>The current table has no such column.</summary>
    Gone,

    /// <summary>Its type is another.</summary>
    Retyped,
}
