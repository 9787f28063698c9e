namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>A check that a defect left behind: it failed on the bad rows and passed on the good snapshot.</summary>
/// <param name="Name">Its name: lower-case letters, digits and hyphens.</param>
/// <param name="Source">The source it holds for: the name of the data whose deliveries it is run on.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Expression">What must hold (of an SQL query: what finds failures).</param>
/// <param name="Severity">How grave a failure is.</param>
/// <param name="Snapshot">The good snapshot that it passed on, <c>name@id</c>.</param>
/// <param name="Defect">The id of the defect it was born from.</param>
/// <param name="Created">The day it was accepted.</param>
public sealed record CheckDefinition(
    string Name,
    string Source,
    CheckKind Kind,
    string Expression,
    CheckSeverity Severity,
    string Snapshot,
    string Defect,
    DateOnly Created)
{
    /// <summary>Who answers for it; null when nobody was named.</summary>
    public string? Owner { get; init; }

    /// <summary>The columns of a row as the expression sees them; empty for other kinds.</summary>
    public IReadOnlyList<RowColumn> Columns { get; init; } = [];

    /// <summary>The value on the good snapshot; of comparisons only.</summary>
    public double? Expected { get; init; }

    /// <summary>How far from it a value may lie; of comparisons only.</summary>
    public CheckTolerance? Within { get; init; }

    /// <summary>Whether two definitions say the same; the day does not count.</summary>
    /// <param name="other">The other.</param>
    public bool Says(CheckDefinition other) =>
        this with { Created = other.Created, Columns = other.Columns } == other && Columns.SequenceEqual(other.Columns);
}
