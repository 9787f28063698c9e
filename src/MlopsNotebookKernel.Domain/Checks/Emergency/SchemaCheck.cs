using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Checks.Emergency;

/// <summary>
/// Is the schema the same? A column that came and went before may; a column without a value has no type of its own, and
/// whole numbers stand in a column of numbers.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>Judges a delivery.</summary>
    /// <param name="current">The delivery.</param>
    /// <param name="earlier">Earlier ones, the latest last.</param>
    public static CheckOutcome Judge(SourceObservation current, IReadOnlyList<SourceObservation> earlier)
    {
        if (earlier.Count == 0)
        {
            return Outcome(CheckStatus.Learning, $"{current.Columns.Count} columns; nothing earlier to compare with");
        }

        List<string> changes =
        [
            .. earlier[^1].Columns
                .Where(before => !Has(current, before.Name) && earlier.All(each => Has(each, before.Name)))
                .Select(before => $"{before.Name} is gone"),
            .. current.Columns
                .Where(now => !earlier.Any(each => Has(each, now.Name)))
                .Select(now => $"{now.Name} is new"),
        ];
        foreach (ColumnSeen now in current.Columns.Where(column => column.Present > 0))
        {
            ColumnType[] types =
            [
                .. earlier.SelectMany(each => each.Columns)
                    .Where(before => before.Name == now.Name && before.Present > 0)
                    .Select(before => before.Type)
                    .Distinct(),
            ];
            if (types.Length > 0 && !types.Any(type => type == now.Type || (type, now.Type) == (ColumnType.Number, ColumnType.Integer)))
            {
                changes.Add($"{now.Name} was {Name(types[^1])} and is {Name(now.Type)}");
            }
        }

        return changes.Count == 0
            ? Outcome(CheckStatus.Passed, $"the same {current.Columns.Count} columns")
            : Outcome(CheckStatus.Failed, string.Join("; ", changes));
    }

    private static bool Has(SourceObservation observation, string column) => observation.Columns.Any(seen => seen.Name == column);

    private static string Name(ColumnType type) => type.ToString().ToLowerInvariant();

    private static CheckOutcome Outcome(CheckStatus status, string message) => new(EmergencyChecks.Schema, CheckSeverity.Error, status, message);
}
