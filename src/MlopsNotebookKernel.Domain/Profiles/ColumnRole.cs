namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>What a column is for, as far as its values tell.</summary>
public enum ColumnRole
{
    /// <summary>Its distribution means something.</summary>
    Feature,

    /// <summary>Its values name rows (nearly all distinct text or whole numbers): compared apart, never as a mover.</summary>
    Identifier,

    /// <summary>It tells when: a later period always differs, so it is reported apart.</summary>
    Time,
}
