using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>
/// Says in SQL (DuckDB's) what an expression over a row says, for expressions that mean the same in both: comparisons,
/// logic and patterns over columns and constants, arithmetic of floating-point numbers, parts of moments, ordinal
/// texts. Whole numbers are not added or multiplied (C# overflows at 64 bits, the database raises an error).
/// </summary>
/// <param name="model">What the expression's names mean.</param>
/// <param name="columns">The row's columns.</param>
internal sealed class RowSql(SemanticModel model, IReadOnlyList<RowColumn> columns)
{
    private readonly RowSqlOperands _operands = new(model, columns);

    /// <summary>Says an expression.</summary>
    /// <param name="body">The expression, true or false.</param>
    /// <param name="used">The columns it reads.</param>
    /// <returns>SQL that is true where the row holds; null where SQL cannot say the same.</returns>
    public string? Of(ExpressionSyntax body, IReadOnlyList<RowColumn> used)
    {
        return Condition(body) is { } condition ? WithPresence(condition, used) : null;
    }

    /// <summary>A condition for rows that have the values they must: a row that lacks one fails, whatever else the expression says.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="used">The columns it reads.</param>
    public static string WithPresence(string condition, IReadOnlyList<RowColumn> used) => string.Join(
        " AND ", used.Where(column => !column.CanBeMissing).Select(column => $"{SqlText.Name(column.Column)} IS NOT NULL").Append(condition));

    /// <summary>The sign of a comparison in SQL; null for what is none.</summary>
    /// <param name="binary">The expression.</param>
    public static string? SignOf(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.EqualsExpression => "=",
        SyntaxKind.NotEqualsExpression => "<>",
        SyntaxKind.LessThanExpression => "<",
        SyntaxKind.LessThanOrEqualExpression => "<=",
        SyntaxKind.GreaterThanExpression => ">",
        SyntaxKind.GreaterThanOrEqualExpression => ">=",
        _ => null,
    };

    private string? Condition(ExpressionSyntax expression)
    {
        if (model.GetConstantValue(expression) is { HasValue: true, Value: bool constant })
        {
            return constant ? "true" : "false";
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Condition(inner.Expression);
            case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression):
                return Condition(not.Operand) is { } negated ? $"(NOT {negated})" : null;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalAndExpression):
                return Both(binary, "AND");
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalOrExpression):
                return Both(binary, "OR");
            case BinaryExpressionSyntax binary:
                return Comparison(binary);
            case IsPatternExpressionSyntax pattern:
                return _operands.Of(pattern.Expression) is { IsComputed: false } matched ? Pattern(matched, pattern.Pattern) : null;
            case InvocationExpressionSyntax call:
                return Call(call);
            case MemberAccessExpressionSyntax:
                return _operands.Of(expression) switch
                {
                    { Type: ColumnType.Boolean, CanBeMissing: false } flag => flag.Sql,
                    _ => _operands.HasValueOf(expression) is { } column ? $"({column.Sql} IS NOT NULL)" : null,
                };
            default:
                return null;
        }
    }

    private string? Both(BinaryExpressionSyntax binary, string word) =>
        Condition(binary.Left) is { } left && Condition(binary.Right) is { } right ? $"({left} {word} {right})" : null;

    private string? Comparison(BinaryExpressionSyntax binary)
    {
        string? sign = SignOf(binary);
        if (sign is null)
        {
            return null;
        }

        bool isEquality = sign is "=" or "<>";
        if (isEquality && (RowSqlOperands.IsNull(model, binary.Right) ? binary.Left : RowSqlOperands.IsNull(model, binary.Left) ? binary.Right : null) is { } tested)
        {
            return _operands.Of(tested) is { IsComputed: false } column ? $"({column.Sql} IS {(sign == "=" ? "" : "NOT ")}NULL)" : null;
        }

        return _operands.Of(binary.Left) is { } left && _operands.Of(binary.Right) is { } right ? Compared(left, sign, right) : null;
    }

    /// <summary>A comparison as C# lifts it: two missing values are equal, and one is neither less nor greater than anything.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="sign">The sign.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Null where SQL does not compare alike.</returns>
    public static string? Compared(RowSqlOperand left, string sign, RowSqlOperand right)
    {
        if (!RowSqlOperand.AreComparable(left, right) || (sign is "=" or "<>" && (left.IsComputed || right.IsComputed)))
        {
            return null;
        }

        if (!left.CanBeMissing && !right.CanBeMissing)
        {
            return $"({left.Sql} {sign} {right.Sql})";
        }

        return sign switch
        {
            "=" => $"({left.Sql} IS NOT DISTINCT FROM {right.Sql})",
            "<>" => $"({left.Sql} IS DISTINCT FROM {right.Sql})",
            _ => $"coalesce({left.Sql} {sign} {right.Sql}, false)",
        };
    }

    private string? Pattern(RowSqlOperand matched, PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return Pattern(matched, inner.Pattern);
            case UnaryPatternSyntax not:
                return Pattern(matched, not.Pattern) is { } negated ? $"(NOT {negated})" : null;
            case BinaryPatternSyntax both:
                return Pattern(matched, both.Left) is { } left && Pattern(matched, both.Right) is { } right
                    ? $"({left} {(both.IsKind(SyntaxKind.AndPattern) ? "AND" : "OR")} {right})"
                    : null;
            case ConstantPatternSyntax constant when RowSqlOperands.IsNull(model, constant.Expression):
                return $"({matched.Sql} IS NULL)";
            case ConstantPatternSyntax constant:
                return Tested(matched, "=", constant.Expression);
            case RelationalPatternSyntax relation:
                return Tested(matched, relation.OperatorToken.ValueText, relation.Expression);
            default:
                return null;
        }
    }

    private string? Tested(RowSqlOperand matched, string sign, ExpressionSyntax constant) =>
        _operands.ConstantOf(constant) is { } value && RowSqlOperand.AreComparable(matched, value)
            ? Tested(matched, sign, value)
            : null;

    /// <summary>A value held against a constant as a pattern does it: a missing one does not match.</summary>
    /// <param name="matched">The value.</param>
    /// <param name="sign">The sign.</param>
    /// <param name="constant">The constant.</param>
    public static string Tested(RowSqlOperand matched, string sign, RowSqlOperand constant) =>
        matched.CanBeMissing ? $"coalesce({matched.Sql} {sign} {constant.Sql}, false)" : $"({matched.Sql} {sign} {constant.Sql})";

    private string? Call(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String } method)
        {
            return null;
        }

        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (method is { IsStatic: true, Name: nameof(string.IsNullOrEmpty) })
        {
            return _operands.Of(arguments[0].Expression) is { } tested ? $"coalesce({tested.Sql} = '', true)" : null;
        }

        // Of a missing text C# raises an error, so only columns that always have one are said in SQL.
        string? function = (method.Name, arguments.Count) switch
        {
            (nameof(string.Contains), 1) => "contains",
            (nameof(string.StartsWith), 2) when IsOrdinal(arguments[1]) => "starts_with",
            (nameof(string.EndsWith), 2) when IsOrdinal(arguments[1]) => "ends_with",
            _ => null,
        };
        return function is not null && call.Expression is MemberAccessExpressionSyntax access
            && _operands.Of(access.Expression) is { Type: ColumnType.Text, CanBeMissing: false } text
            && _operands.ConstantOf(arguments[0].Expression) is { Type: ColumnType.Text } part
            ? $"{function}({text.Sql}, {part.Sql})"
            : null;
    }

    private bool IsOrdinal(ArgumentSyntax argument) => model.GetConstantValue(argument.Expression) is { HasValue: true, Value: int value } && value == (int)StringComparison.Ordinal;
}
