using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Checks in the form that the table engine runs, and those that cannot be run with the reason.</summary>
/// <param name="definitions">The checks.</param>
internal sealed class PreparedChecks(IReadOnlyList<CheckDefinition> definitions)
{
    private readonly Dictionary<int, CheckException> _faults = [];
    private readonly Dictionary<int, RowExpression> _rows = [];
    private readonly Dictionary<int, IRowPredicate> _predicates = [];

    /// <summary>The checks.</summary>
    public IReadOnlyList<CheckDefinition> Definitions => definitions;

    /// <summary>Whether a check holds C# that must be compiled and was not, because nobody said that it may run.</summary>
    public bool NeedsTrust { get; private set; }

    /// <summary>Reads the checks.</summary>
    /// <param name="definitions">The checks.</param>
    /// <param name="expressions">Understands expressions over a row.</param>
    /// <param name="isTrusted">Whether code of theirs may run.</param>
    public static PreparedChecks Of(IReadOnlyList<CheckDefinition> definitions, Lazy<IRowExpressions> expressions, bool isTrusted)
    {
        PreparedChecks prepared = new(definitions);
        int[] rows = [.. Enumerable.Range(0, definitions.Count).Where(i => definitions[i].Kind == CheckKind.Row)];
        if (rows.Length > 0)
        {
            prepared.Read(rows, expressions.Value, isTrusted);
        }

        return prepared;
    }

    /// <summary>The check to run on a table, or the reason why it is not.</summary>
    /// <param name="place">The check's place among the definitions.</param>
    /// <param name="columns">The table's columns.</param>
    public (TableCheck? Check, CheckStatus Status, string? Reason) On(int place, IReadOnlyList<Column> columns)
    {
        CheckDefinition definition = definitions[place];
        switch (definition.Kind)
        {
            case CheckKind.Aggregate or CheckKind.Comparison:
                return (new TableCheck.Aggregate(definition.Expression), CheckStatus.Passed, null);
            case CheckKind.Sql:
                return (new TableCheck.Query(definition.Expression), CheckStatus.Passed, null);
        }

        if (_faults.TryGetValue(place, out CheckException? fault))
        {
            return (null, CheckStatus.Broken, fault.Message);
        }

        RowExpression expression = _rows[place];
        if (Misfit(expression, columns) is { } misfit)
        {
            return (null, CheckStatus.Broken, misfit);
        }

        return expression.Sql is { } sql
            ? (new TableCheck.Rows(sql) { Column = expression.Columns is [var only] ? only.Column : null }, CheckStatus.Passed, null)
            : _predicates.TryGetValue(place, out IRowPredicate? predicate)
                ? (new TableCheck.Code(predicate), CheckStatus.Passed, null)
                : (null, CheckStatus.NotRun, "its C# must be compiled to run; add --trust if you trust who wrote it");
    }

    /// <summary>The first fault of an expression; null when all can be read.</summary>
    public CheckException? FirstFault => _faults.Count == 0 ? null : _faults[_faults.Keys.Min()];

    private void Read(int[] rows, IRowExpressions expressions, bool isTrusted)
    {
        IReadOnlyList<RowReading> readings = expressions.Read([.. rows.Select(i => (definitions[i].Expression, definitions[i].Columns))]);
        List<int> code = [];
        for (int i = 0; i < rows.Length; i++)
        {
            if (readings[i].Expression is not { } expression)
            {
                _faults[rows[i]] = readings[i].Fault!;
                continue;
            }

            _rows[rows[i]] = expression;
            if (expression.Sql is null)
            {
                code.Add(rows[i]);
            }
        }

        NeedsTrust = code.Count > 0 && !isTrusted;
        if (code.Count == 0 || !isTrusted)
        {
            return;
        }

        IReadOnlyList<IRowPredicate> predicates = expressions.Compile([.. code.Select(i => (_rows[i], definitions[i].Columns))]);
        for (int i = 0; i < code.Count; i++)
        {
            _predicates[code[i]] = predicates[i];
        }
    }

    private static string? Misfit(RowExpression expression, IReadOnlyList<Column> columns)
    {
        foreach (RowColumn needed in expression.Columns)
        {
            if (columns.FirstOrDefault(column => column.Name == needed.Column) is not { } found)
            {
                return $"there is no column {needed.Column}";
            }

            if (found.Type != needed.Type && (needed.Type, found.Type) != (ColumnType.Number, ColumnType.Integer))
            {
                return $"column {needed.Column} holds {Word(found.Type)} here, not {Word(needed.Type)}";
            }
        }

        return null;
    }

    private static string Word(ColumnType type) => type switch
    {
        ColumnType.Boolean => "truth values",
        ColumnType.Integer => "whole numbers",
        ColumnType.Number => "numbers",
        ColumnType.Text => "text",
        _ => "moments",
    };
}
