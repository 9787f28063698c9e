namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>How a check is written.</summary>
public enum CheckKind
{
    /// <summary>A C# expression over <c>row</c> that holds for every row.</summary>
    Row,

    /// <summary>An SQL expression over the whole table that is true, such as <c>avg(delay) &lt; 60</c>.</summary>
    Aggregate,

    /// <summary>An SQL query over <c>data</c> whose rows are the failures.</summary>
    Sql,

    /// <summary>An SQL expression over the whole table whose value is near the one it has on the good snapshot.</summary>
    Comparison,
}
