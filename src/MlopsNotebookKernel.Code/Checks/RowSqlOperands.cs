using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>Says the values within a condition in SQL: columns, constants, and what both languages compute alike.</summary>
/// <param name="model">What the expression's names mean.</param>
/// <param name="columns">The row's columns.</param>
internal sealed class RowSqlOperands(SemanticModel model, IReadOnlyList<RowColumn> columns)
{
    /// <summary>Says a value; null where SQL cannot say the same.</summary>
    /// <param name="expression">The value.</param>
    public RowSqlOperand? Of(ExpressionSyntax expression) => ConstantOf(expression) ?? expression switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        MemberAccessExpressionSyntax access => ColumnOf(access) ?? PartOf(access),
        BinaryExpressionSyntax binary => Arithmetic(binary),
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) =>
            Of(minus.Operand) is { Type: ColumnType.Number, IsComputed: false } number ? number with { Sql = $"(-{number.Sql})" } : null,
        InvocationExpressionSyntax call => Absolute(call),
        ObjectCreationExpressionSyntax creation => Moment(creation),
        _ => null,
    };

    /// <summary>Says a constant; null for what is none, or has no place in SQL.</summary>
    /// <param name="expression">The expression.</param>
    public RowSqlOperand? ConstantOf(ExpressionSyntax expression) =>
        model.GetConstantValue(expression) is { HasValue: true, Value: { } value } ? Constant(value) : null;

    /// <summary>Says a constant; null for one that has no place in SQL.</summary>
    /// <param name="value">Its value.</param>
    public static RowSqlOperand? Constant(object value) => value switch
    {
        bool flag => new RowSqlOperand(flag ? "true" : "false", ColumnType.Boolean, false),
        sbyte or byte or short or ushort or int or uint or long =>
            new RowSqlOperand(Convert.ToString(value, CultureInfo.InvariantCulture)!, ColumnType.Integer, false),
        float or double when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) =>
            new RowSqlOperand($"CAST('{number.ToString("R", CultureInfo.InvariantCulture)}' AS DOUBLE)", ColumnType.Number, false),
        string text when SqlText.CanSay(text) => new RowSqlOperand(SqlText.Text(text), ColumnType.Text, false),
        _ => null,
    };

    /// <summary>The column that a <c>row.Column.HasValue</c> asks about; null for anything else.</summary>
    /// <param name="expression">The expression.</param>
    public RowSqlOperand? HasValueOf(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Nullable<int>.HasValue), Expression: MemberAccessExpressionSyntax inner }
            ? ColumnOf(inner)
            : null;

    /// <summary>Whether an expression is <c>null</c>.</summary>
    /// <param name="model">What names mean.</param>
    /// <param name="expression">The expression.</param>
    public static bool IsNull(SemanticModel model, ExpressionSyntax expression) => model.GetConstantValue(expression) is { HasValue: true, Value: null };

    private RowSqlOperand? ColumnOf(MemberAccessExpressionSyntax access) =>
        model.GetSymbolInfo(access.Expression).Symbol is IParameterSymbol { Name: RowSource.Row, ContainingSymbol.Name: RowSource.Holds }
        && model.GetSymbolInfo(access).Symbol is IFieldSymbol field
        && columns.FirstOrDefault(column => column.Property == field.Name) is { } found
            ? new RowSqlOperand(SqlText.Name(found.Column), found.Type, found.CanBeMissing)
            : null;

    private RowSqlOperand? PartOf(MemberAccessExpressionSyntax access)
    {
        string? function = access.Name.Identifier.ValueText switch
        {
            nameof(DateTime.Year) => "year",
            nameof(DateTime.Month) => "month",
            nameof(DateTime.Day) => "day",
            nameof(DateTime.Hour) => "hour",
            nameof(DateTime.Minute) => "minute",
            _ => null,
        };
        return function is not null && Of(access.Expression) is { Type: ColumnType.Timestamp, CanBeMissing: false } moment
            ? new RowSqlOperand($"{function}({moment.Sql})", ColumnType.Integer, false)
            : null;
    }

    private RowSqlOperand? Arithmetic(BinaryExpressionSyntax binary)
    {
        string? sign = binary.Kind() switch
        {
            SyntaxKind.AddExpression => "+",
            SyntaxKind.SubtractExpression => "-",
            SyntaxKind.MultiplyExpression => "*",
            SyntaxKind.DivideExpression => "/",
            _ => null,
        };
        return sign is not null
            && Of(binary.Left) is { } left && Of(binary.Right) is { } right
            && RowSqlOperand.IsNumeric(left.Type) && RowSqlOperand.IsNumeric(right.Type)
            && (left.Type == ColumnType.Number || right.Type == ColumnType.Number)
                ? Computed($"(CAST({left.Sql} AS DOUBLE) {sign} CAST({right.Sql} AS DOUBLE))")
                : null;
    }

    /// <summary>The database holds NaN for the greatest number of all, and C# for none.</summary>
    private static RowSqlOperand Computed(string sql) =>
        new($"(CASE WHEN isnan({sql}) THEN NULL ELSE {sql} END)", ColumnType.Number, true) { IsComputed = true };

    private RowSqlOperand? Absolute(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: nameof(Math.Abs), ContainingType: { Name: nameof(Math), ContainingNamespace.Name: nameof(System) } }
        && Of(call.ArgumentList.Arguments[0].Expression) is { CanBeMissing: false } number
        && number.Type == ColumnType.Number
            ? new RowSqlOperand($"abs({number.Sql})", ColumnType.Number, false)
            : null;

    /// <summary>A moment of constants: <c>new DateTime(2001, 2, 1)</c>, with the time of day to the second.</summary>
    private RowSqlOperand? Moment(ObjectCreationExpressionSyntax creation)
    {
        if (model.GetTypeInfo(creation).Type is not { SpecialType: SpecialType.System_DateTime }
            || creation is not { ArgumentList.Arguments: { Count: 3 or 6 } arguments, Initializer: null })
        {
            return null;
        }

        int[] parts = [.. arguments.Select(argument => model.GetConstantValue(argument.Expression) is { HasValue: true, Value: int part } ? part : -1)];
        if (arguments.Any(argument => argument.NameColon is not null) || parts.Contains(-1))
        {
            return null;
        }

        try
        {
            DateTime moment = parts.Length == 3 ? new(parts[0], parts[1], parts[2]) : new(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            return new RowSqlOperand($"TIMESTAMP '{moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}'", ColumnType.Timestamp, false);
        }
        catch (ArgumentOutOfRangeException)
        {
            // No such day: C# raises an error for each row, and so it is left to C#.
            return null;
        }
    }
}
