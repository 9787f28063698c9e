namespace MlopsNotebookKernel.Domain.Tables;

/// <summary>The types a column may have; every source's own types map onto these.</summary>
public enum ColumnType
{
    /// <summary>True or false (<see cref="bool"/>).</summary>
    Boolean,

    /// <summary>A whole number (<see cref="long"/>).</summary>
    Integer,

    /// <summary>A floating-point number (<see cref="double"/>).</summary>
    Number,

    /// <summary>Text (<see cref="string"/>).</summary>
    Text,

    /// <summary>A moment or a day without time zone, in microseconds (<see cref="DateTime"/>, unspecified kind).</summary>
    Timestamp,
}
