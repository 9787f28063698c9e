using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>Reads C# expressions over a row, says them in SQL where SQL means the same, and compiles those it cannot say.</summary>
public sealed class RowExpressions : IRowExpressions
{
    private const int LongestExpression = 20_000;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        warningLevel: 0,
        nullableContextOptions: NullableContextOptions.Disable);

    // Compilations of one assembly after another share what the compiler knows of the framework.
    private static readonly Lazy<CSharpCompilation> Empty = new(() =>
        CSharpCompilation.Create("checks", null, FrameworkReferences.With([]), Options));

    /// <inheritdoc/>
    public IReadOnlyList<RowReading> Read(IReadOnlyList<(string Expression, IReadOnlyList<RowColumn> Columns)> expressions)
    {
        // One compilation for all: what the compiler must know of the framework it learns once.
        CheckException?[] faults = [.. expressions.Select(each => Objection(each.Expression))];
        RowSource[] sources = [.. expressions.Select((each, i) => RowSource.ToRead(i, faults[i] is null ? each.Expression : "true", each.Columns))];
        SyntaxTree[] trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions))];
        CSharpCompilation compilation = Empty.Value.AddSyntaxTrees(trees);
        return
        [
            .. expressions.Select((each, i) => faults[i] is { } fault
                ? new RowReading(null, fault)
                : Read(each.Expression, each.Columns, sources[i], trees[i], compilation)),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<IRowPredicate> Compile(IReadOnlyList<(RowExpression Expression, IReadOnlyList<RowColumn> Columns)> expressions)
    {
        CSharpCompilation compilation = Empty.Value.AddSyntaxTrees(expressions.Select((each, i) =>
            CSharpSyntaxTree.ParseText(RowSource.ToRun(i, each.Expression, each.Columns).Text, ParseOptions)));
        using MemoryStream image = new();
        if (compilation.Emit(image) is { Success: false } result)
        {
            throw new CheckException(
                "MLOPS2911",
                $"A check's expression compiles alone, and not with the others: {Message(result.Diagnostics.First(each => each.Severity == DiagnosticSeverity.Error))}",
                "Write it in a simpler way.");
        }

        image.Position = 0;
        Assembly assembly = new CheckLoadContext().LoadFromStream(image);
        return
        [
            .. expressions.Select((each, i) => new RowPredicate(
                each.Expression.Columns,
                assembly.GetType(RowSource.ClassOf(i), throwOnError: true)!.GetMethod(RowSource.Judge)!.CreateDelegate<RowPredicate.Judging>())),
        ];
    }

    private static RowReading Read(
        string expression, IReadOnlyList<RowColumn> columns, RowSource source, SyntaxTree tree, CSharpCompilation compilation)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        if (model.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            return new RowReading(null, Wrong(expression, Message(error), error.Location.SourceSpan.Start - source.ExpressionStart, columns));
        }

        ExpressionSyntax body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.ValueText == RowSource.Holds).ExpressionBody!.Expression;
        IReadOnlyList<RowColumn> used = Used(body, model, columns);
        return new RowReading(new RowExpression(expression, used, new RowSql(model, columns).Of(body, used)), null);
    }

    private static CheckException? Objection(string expression)
    {
        if (expression.Length > LongestExpression)
        {
            return new CheckException("MLOPS2910", "The expression is longer than 20,000 characters.", "Make several checks of it.");
        }

        ExpressionSyntax parsed = SyntaxFactory.ParseExpression(expression, options: ParseOptions, consumeFullText: true);
        return parsed.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error
            ? Wrong(expression, Message(error), error.Location.SourceSpan.Start, [])
            : null;
    }

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private static CheckException Wrong(string expression, string message, int at, IReadOnlyList<RowColumn> columns)
    {
        string place = at > 0 && at < expression.Length ? $" (at \"{Short(expression[at..])}\")" : "";
        string there = columns.Count == 0 ? "" : $" A row has {string.Join(", ", columns.Take(40).Select(column => column.Property))}.";
        return new CheckException(
            "MLOPS2910",
            $"\"{Short(expression)}\" is no C# expression that is true or false of a row: {message.TrimEnd('.')}{place}.",
            $"Write one such as row.Delay > -120.{there}");
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>The columns that an expression reads: all where it does anything else with the row.</summary>
    private static IReadOnlyList<RowColumn> Used(ExpressionSyntax body, SemanticModel model, IReadOnlyList<RowColumn> columns)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (IdentifierNameSyntax name in body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is not IParameterSymbol { Name: RowSource.Row, ContainingSymbol.Name: RowSource.Holds })
            {
                continue;
            }

            if (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && model.GetSymbolInfo(access).Symbol is IFieldSymbol field)
            {
                names.Add(field.Name);
            }
            else
            {
                return columns;
            }
        }

        return [.. columns.Where(column => names.Contains(column.Property))];
    }
}
