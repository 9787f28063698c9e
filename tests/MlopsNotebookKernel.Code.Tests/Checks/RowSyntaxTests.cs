using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Checks;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Tests.Checks;

/// <summary>What syntax tells of an expression must be what the compiler says of it.</summary>
public sealed class RowSyntaxTests
{
    private static readonly RowColumn[] Columns =
    [
        new("Delay", "delay", ColumnType.Integer, false),
        new("Lag", "lag", ColumnType.Integer, true),
        new("Share", "share", ColumnType.Number, false),
        new("Origin", "origin", ColumnType.Text, false),
        new("Note", "note", ColumnType.Text, true),
        new("At", "at", ColumnType.Timestamp, false),
        new("Cancelled", "cancelled", ColumnType.Boolean, false),
    ];

    private static readonly string[] Values =
    [
        "row.Delay", "row.Lag", "row.Share", "(row.Delay)", "5", "-5L", "2.5", "(7)", "60 * 24", "row.Origin", "row.Origin.Length", "row.At.Year", "row.Share * 2", "Math.Abs(row.Share)",
        "Math.Max(row.Delay, 1)", "row.Note.Length", "(double)row.Delay", "nameof(row.Delay)", "row.Lag.Value", "row.Origin[0]", "@row.Delay", "row . Delay",
    ];

    private static readonly string[] Whole =
    [
        "new[] { 1L, 2L }.Any(row => row == 2)", "new[] { \"a\" }.Any(row => row.Length > 1) && row.Delay > 1", "row.ToString() != null", "row is { Delay: > 1 }", "row.Origin is { Length: 3 }",
        "row is var other && other.Delay > 1", "Equals(row, null)", "row?.Delay > 1", "row.Note?.Length > 1", "row!.Delay > 1", "(row).Delay > 1", "new { row = 1 }.row == 1", "new { row.Delay }.Delay > 1",
        "string.Compare(strA: row.Origin, strB: \"a\") > 0", "(from row in new[] { 1 } select row).Any()", "$\"{row.Delay}\" == \"1\"", "string.IsNullOrEmpty(row.Note)", "row.Origin.Contains(\"x\")",
        "row.Origin.StartsWith(\"x\", StringComparison.Ordinal)", "row.At > new DateTime(2001, 2, 1)", "row.Delay switch { > 1 => true, _ => false }", "row.Cancelled ? row.Delay > 1 : true", "true", "5 % 2 == 1",
        "row.Delay % 2 == 1", "row.Share % 2 == 1", "row.Delay + 1.5 > 2", "row.Delay + row.Share > 2", "((row.Delay) + (1)) > 2", "row.At - row.At > TimeSpan.Zero", "row.Origin + \"x\" == \"ax\"", "\"x\" + \"y\" == row.Origin",
        "((Func<long, bool>)(x => x > row.Delay))(3)", "row.Delay is > 5 and < 6 or 7", "new List<long> { row.Delay }.Count > 0", "new long[] { 1 }[0] == row.Delay",
    ];

    [Fact]
    public void BySyntax_WhateverItTells_IsWhatTheCompilerSays()
    {
        string[] expressions =
        [
            .. Whole,
            .. from left in Values
               from right in Values
               from sign in new[] { ">", "==", "+", "-", "*", "/", "%" }
               select sign is ">" or "==" ? $"{left} {sign} {right}" : $"({left} {sign} {right}) != null && {left} {sign} {right} > 3",
        ];
        RowKinds kinds = new();
        int kind = kinds.Of(Columns);
        SyntaxTree[] trees = [.. expressions.Select((expression, i) => CSharpSyntaxTree.ParseText(RowSource.Of(i, expression, kind).Text))];
        CSharpCompilation compilation = CSharpCompilation.Create("checks", trees, FrameworkReferences.With([]), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddSyntaxTrees(kinds.ToTrees(CSharpParseOptions.Default));
        HashSet<SyntaxTree?> wrong = [.. compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.Location.SourceTree)];

        int told = 0;
        int beyond = 0;
        foreach ((string expression, SyntaxTree tree) in expressions.Zip(trees).Where(pair => !wrong.Contains(pair.Second)))
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            ExpressionSyntax body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First().ExpressionBody!.Expression;
            IReadOnlyList<RowColumn> used = ColumnsUsed.ByModel(body, model, Columns);
            if (ColumnsUsed.BySyntax(body, Columns) is { } read)
            {
                told++;
                Assert.True(used.SequenceEqual(read), expression);
            }

            if (BeyondSql.Is(body, Columns))
            {
                beyond++;
                Assert.True(new RowSql(model, Columns).Of(body, used) is null, expression);
            }
        }

        Assert.InRange(told, 500, expressions.Length - 20);
        Assert.InRange(beyond, 300, expressions.Length - 100);
    }

    [Theory]
    [InlineData("row.Delay > 5 && 6 + row.Delay != 0")]
    [InlineData("row.Origin.Trim().Length > 3")]
    [InlineData("new[] { \"A\", \"B\" }.Contains(row.Origin)")]
    [InlineData("Regex.IsMatch(row.Origin, \"^[A-Z]{3}$\")")]
    public void Is_CommonExpressionThatSqlCannotSay_IsToldWithoutTheCompiler(string expression)
    {
        ExpressionSyntax body = SyntaxFactory.ParseExpression(expression);
        Assert.True(BeyondSql.Is(body, Columns));
        Assert.NotNull(ColumnsUsed.BySyntax(body, Columns));
    }
}
