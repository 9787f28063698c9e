namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>A check in the form that the table engine runs.</summary>
public abstract record TableCheck
{
    private TableCheck()
    {
    }

    /// <summary>A condition on each row.</summary>
    /// <param name="Holds">SQL over the columns' names; a row for which it is not true fails.</param>
    public sealed record Rows(string Holds) : TableCheck
    {
        /// <summary>The one column that it reads; null for several, or where it is not known.</summary>
        public string? Column { get; init; }
    }

    /// <summary>A condition on each row that SQL cannot say.</summary>
    /// <param name="Predicate">Judges rows.</param>
    public sealed record Code(IRowPredicate Predicate) : TableCheck;

    /// <summary>An expression over the whole table.</summary>
    /// <param name="Expression">SQL over the columns' names, with aggregates.</param>
    public sealed record Aggregate(string Expression) : TableCheck;

    /// <summary>A query.</summary>
    /// <param name="Select">SQL over the table <c>data</c>; its rows are the failures.</param>
    public sealed record Query(string Select) : TableCheck;
}
