using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>
/// Says the plainest conditions over a row in SQL by their syntax alone: columns compared with literals, and what joins
/// them. Most checks are such, and the compiler, which takes a second to start, need not be asked what they mean.
/// Whatever might be an error, or mean something else, is left to it.
/// </summary>
internal sealed class PlainCondition
{
    /// <summary>Beyond it a pattern may never match, which C# refuses.</summary>
    private const double MostInPatterns = 1e15;

    private readonly Dictionary<string, RowColumn?> _columns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private PlainCondition(IReadOnlyList<RowColumn> columns)
    {
        foreach (RowColumn column in columns)
        {
            // Two properties of one name are the compiler's to refuse.
            _columns[column.Property] = _columns.ContainsKey(column.Property) ? null : column;
        }
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="parsed">The same, without errors of syntax.</param>
    /// <param name="columns">The row's columns.</param>
    /// <returns>What it says; null for one that the compiler must read.</returns>
    public static RowExpression? Read(string text, ExpressionSyntax parsed, IReadOnlyList<RowColumn> columns)
    {
        PlainCondition reader = new(columns);
        if (parsed.ContainsDirectives || reader.Condition(parsed) is not { } condition)
        {
            return null;
        }

        RowColumn[] used = [.. columns.Where(column => reader._used.Contains(column.Property))];
        return new RowExpression(text, used, RowSql.WithPresence(condition, used));
    }

    private string? Condition(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Condition(inner.Expression),
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => Condition(not.Operand) is { } negated ? $"(NOT {negated})" : null,
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) => Both(both, "AND"),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalOrExpression) => Both(both, "OR"),
        BinaryExpressionSyntax comparison => Comparison(comparison),
        IsPatternExpressionSyntax pattern => ColumnOf(pattern.Expression) is { } column ? Pattern(column, pattern.Pattern) : null,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Nullable<int>.HasValue), Expression: MemberAccessExpressionSyntax inner } =>
            ColumnOf(inner) is { CanBeMissing: true, Type: not ColumnType.Text } column ? $"({SqlText.Name(column.Column)} IS NOT NULL)" : null,
        MemberAccessExpressionSyntax => ColumnOf(expression) is { Type: ColumnType.Boolean, CanBeMissing: false } flag ? SqlText.Name(flag.Column) : null,
        _ => null,
    };

    private string? Both(BinaryExpressionSyntax both, string word) =>
        Condition(both.Left) is { } left && Condition(both.Right) is { } right ? $"({left} {word} {right})" : null;

    private string? Comparison(BinaryExpressionSyntax binary)
    {
        string? sign = RowSql.SignOf(binary);
        if (sign is null)
        {
            return null;
        }

        bool isEquality = sign is "=" or "<>";
        if (isEquality && (IsNull(binary.Right) ? binary.Left : IsNull(binary.Left) ? binary.Right : null) is { } tested)
        {
            return ColumnOf(tested) is { } column && (column.CanBeMissing || column.Type == ColumnType.Text)
                ? $"({SqlText.Name(column.Column)} IS {(sign == "=" ? "" : "NOT ")}NULL)"
                : null;
        }

        (RowSqlOperand? left, RowSqlOperand? right) = ColumnOf(binary.Left) is { } first
            ? (Operand(first), Literal(binary.Right))
            : ColumnOf(binary.Right) is { } second ? (Literal(binary.Left), Operand(second)) : (null, null);
        bool isPlain = left is not null && right is not null
            && (RowSqlOperand.IsNumeric(left.Type) ? RowSqlOperand.IsNumeric(right.Type) : isEquality && (left.Type, right.Type) == (ColumnType.Text, ColumnType.Text));
        return isPlain ? RowSql.Compared(left!, sign, right!) : null;
    }

    private static string? Pattern(RowColumn column, PatternSyntax pattern) => pattern switch
    {
        UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var missing } } when IsNull(missing) =>
            IsMissing(column) is { } isMissing ? $"(NOT {isMissing})" : null,
        ConstantPatternSyntax { Expression: var missing } when IsNull(missing) => IsMissing(column),
        ConstantPatternSyntax constant => Tested(column, "=", constant.Expression)?.Sql,
        RelationalPatternSyntax relation => Tested(column, relation.OperatorToken.ValueText, relation.Expression)?.Sql,
        BinaryPatternSyntax { Left: RelationalPatternSyntax low, Right: RelationalPatternSyntax high } range when range.IsKind(SyntaxKind.AndPattern) =>
            low.OperatorToken.Kind() is SyntaxKind.GreaterThanToken or SyntaxKind.GreaterThanEqualsToken
            && high.OperatorToken.Kind() is SyntaxKind.LessThanToken or SyntaxKind.LessThanEqualsToken
            && Tested(column, low.OperatorToken.ValueText, low.Expression) is { } from
            && Tested(column, high.OperatorToken.ValueText, high.Expression) is { } to
            && to.Value - from.Value > 1
                ? $"({from.Sql} AND {to.Sql})"
                : null,
        _ => null,
    };

    private static string? IsMissing(RowColumn column) =>
        column.CanBeMissing || column.Type == ColumnType.Text ? $"({SqlText.Name(column.Column)} IS NULL)" : null;

    private static (string Sql, double Value)? Tested(RowColumn column, string sign, ExpressionSyntax constant)
    {
        if (Literal(constant) is not { } literal)
        {
            return null;
        }

        double value = literal.Type == ColumnType.Text ? 0 : Convert.ToDouble(Value(constant), CultureInfo.InvariantCulture);
        bool isPlain = column.Type switch
        {
            ColumnType.Integer => literal.Type == ColumnType.Integer && Math.Abs(value) < MostInPatterns,
            ColumnType.Number => RowSqlOperand.IsNumeric(literal.Type) && Math.Abs(value) < MostInPatterns,
            ColumnType.Text => literal.Type == ColumnType.Text && sign == "=",
            _ => false,
        };
        return isPlain ? (RowSql.Tested(Operand(column), sign, literal), value) : null;
    }

    private static RowSqlOperand? Literal(ExpressionSyntax expression) => Value(expression) is { } value ? RowSqlOperands.Constant(value) : null;

    /// <summary>The value of a literal: a text, an <see cref="int"/>, <see cref="long"/> or <see cref="double"/>, with its sign; null for all else.</summary>
    private static object? Value(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.Kind() is SyntaxKind.NumericLiteralExpression or SyntaxKind.StringLiteralExpression =>
            literal.Token.Value is int or long or double or string ? literal.Token.Value : null,
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) && minus.Operand is LiteralExpressionSyntax => Value(minus.Operand) switch
        {
            int whole => -whole,
            long whole => -whole,
            double number => -number,
            _ => null,
        },
        _ => null,
    };

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression);

    private static RowSqlOperand Operand(RowColumn column) => new(SqlText.Name(column.Column), column.Type, column.CanBeMissing);

    private RowColumn? ColumnOf(ExpressionSyntax expression)
    {
        if (expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: RowSource.Row }, Name: IdentifierNameSyntax name } access
            || !access.IsKind(SyntaxKind.SimpleMemberAccessExpression)
            || _columns.GetValueOrDefault(name.Identifier.ValueText) is not { } column)
        {
            return null;
        }

        _used.Add(column.Property);
        return column;
    }
}
