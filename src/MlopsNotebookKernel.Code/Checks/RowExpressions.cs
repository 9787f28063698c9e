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
        RowReading?[] readings = new RowReading?[expressions.Count];
        Parallel.For(0, expressions.Count, i => readings[i] = ReadAlone(expressions[i].Expression, expressions[i].Columns));
        int[] left = [.. Enumerable.Range(0, expressions.Count).Where(i => readings[i] is null)];
        if (left.Length > 0)
        {
            IReadOnlyList<RowReading> compiled = ReadByCompiler([.. left.Select(i => expressions[i])]);
            for (int i = 0; i < left.Length; i++)
            {
                readings[left[i]] = compiled[i];
            }
        }

        return [.. readings.Select(reading => reading!)];
    }

    /// <summary>Reads expressions that are sound by their syntax, as the compiler understands them.</summary>
    /// <param name="expressions">Expressions over <c>row</c>, and the columns of their rows.</param>
    internal static IReadOnlyList<RowReading> ReadByCompiler(IReadOnlyList<(string Expression, IReadOnlyList<RowColumn> Columns)> expressions)
    {
        // One compilation for all: what the compiler must know of the framework and of the rows it learns once.
        RowSource[] sources = new RowSource[expressions.Count];
        SyntaxTree[] trees = new SyntaxTree[expressions.Count];
        RowKinds kinds = new();
        int[] rows = [.. expressions.Select(each => kinds.Of(each.Columns))];
        Parallel.For(0, expressions.Count, i =>
        {
            sources[i] = RowSource.Of(i, expressions[i].Expression, rows[i]);
            trees[i] = CSharpSyntaxTree.ParseText(sources[i].Text, ParseOptions);
        });
        SyntaxTree[] shared = kinds.ToTrees(ParseOptions);
        CSharpCompilation compilation = Empty.Value.AddSyntaxTrees(shared).AddSyntaxTrees(trees);
        Dictionary<SyntaxTree, Diagnostic> errors = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Location.SourceTree: not null })
            .GroupBy(diagnostic => diagnostic.Location.SourceTree!)
            .ToDictionary(group => group.Key, group => group.MinBy(diagnostic => diagnostic.Location.SourceSpan.Start)!);
        RowReading[] readings = new RowReading[expressions.Count];
        Parallel.For(0, expressions.Count, i => readings[i] = Read(
            expressions[i].Expression, expressions[i].Columns, sources[i], trees[i], compilation, errors.GetValueOrDefault(shared[rows[i]]) ?? errors.GetValueOrDefault(trees[i])));
        return readings;
    }

    /// <inheritdoc/>
    public IReadOnlyList<IRowPredicate> Compile(IReadOnlyList<(RowExpression Expression, IReadOnlyList<RowColumn> Columns)> expressions)
    {
        RowKinds kinds = new();
        RowLoops loops = new();
        int[] rows = [.. expressions.Select(each => kinds.Of(each.Columns))];
        int[] places = [.. expressions.Select((each, i) => loops.Of(rows[i], each.Expression.Columns))];
        SyntaxTree[] trees = new SyntaxTree[expressions.Count];
        Parallel.For(0, expressions.Count, i => trees[i] = CSharpSyntaxTree.ParseText(RowSource.Of(i, expressions[i].Expression.Text, rows[i]).Text, ParseOptions));
        CSharpCompilation compilation = Empty.Value.AddSyntaxTrees(kinds.ToTrees(ParseOptions)).AddSyntaxTrees(loops.ToTrees(ParseOptions)).AddSyntaxTrees(trees);
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
        return [.. expressions.Select((each, i) => new RowPredicate(each.Expression.Columns, Judge(assembly, i, places[i])))];
    }

    /// <summary>A loop, closed over the condition that it judges by.</summary>
    private static RowPredicate.Judging Judge(Assembly assembly, int number, int loop)
    {
        MethodInfo judge = assembly.GetType(RowSource.LoopOf(loop), throwOnError: true)!.GetMethod(RowSource.Judge)!;
        Delegate condition = assembly.GetType(RowSource.ClassOf(number), throwOnError: true)!.GetMethod(RowSource.Holds)!.CreateDelegate(judge.GetParameters()[0].ParameterType);
        return judge.CreateDelegate<RowPredicate.Judging>(condition);
    }

    private static RowReading Read(
        string expression, IReadOnlyList<RowColumn> columns, RowSource source, SyntaxTree tree, CSharpCompilation compilation, Diagnostic? error)
    {
        if (error is not null)
        {
            return new RowReading(null, Wrong(expression, Message(error), error.Location.SourceTree == tree ? error.Location.SourceSpan.Start - source.ExpressionStart : -1, columns));
        }

        ExpressionSyntax body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.ValueText == RowSource.Holds).ExpressionBody!.Expression;

        // The compiler has bound the expression to find its errors, and binds it once more for whoever asks what it means.
        Lazy<SemanticModel> model = new(() => compilation.GetSemanticModel(tree), isThreadSafe: false);
        IReadOnlyList<RowColumn> used = ColumnsUsed.BySyntax(body, columns) ?? ColumnsUsed.ByModel(body, model.Value, columns);
        string? sql = BeyondSql.Is(body, columns) ? null : new RowSql(model.Value, columns).Of(body, used);
        return new RowReading(new RowExpression(expression, used, sql), null);
    }

    /// <summary>What an expression's syntax tells; null where the compiler must be asked.</summary>
    private static RowReading? ReadAlone(string expression, IReadOnlyList<RowColumn> columns)
    {
        if (expression.Length > LongestExpression)
        {
            return new RowReading(null, new CheckException("MLOPS2910", "The expression is longer than 20,000 characters.", "Make several checks of it."));
        }

        ExpressionSyntax parsed = SyntaxFactory.ParseExpression(expression, options: ParseOptions, consumeFullText: true);
        if (parsed.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            return new RowReading(null, Wrong(expression, Message(error), error.Location.SourceSpan.Start, []));
        }

        return PlainCondition.Read(expression, parsed, columns) is { } plain ? new RowReading(plain, null) : null;
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
}
