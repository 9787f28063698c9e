namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>How a test compares a value.</summary>
public enum ExpectationKind
{
    /// <summary>They are equal.</summary>
    Equal,

    /// <summary>They are numbers that agree to a relative 1e-9.</summary>
    Close,

    /// <summary>It is there.</summary>
    NotNull,

    /// <summary>It is null.</summary>
    Null,
}
