using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Calls;

/// <summary>Keeps the calls that compile as tests: what a value is written as may lack a type that only its place gave.</summary>
public static class CallTests
{
    /// <summary>The calls that compile.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="request">What it was made from.</param>
    /// <param name="calls">The calls.</param>
    public static IReadOnlyList<ExpectedCall> Compiling(ExportPlan plan, ExportRequest request, IReadOnlyList<ExpectedCall> calls)
    {
        List<string> lines = ["using System;", "using System.Collections.Generic;", $"namespace {plan.LibraryName}.Tests;", "static class Calls {"];
        int first = lines.Count;
        lines.AddRange(calls.Select((call, at) => FormattableString.Invariant(
            $"static void Call{at}() {{ Same({(call.Kind == ExpectationKind.Null ? "null" : call.Expected)}, {CallText.Call(call, plan)}); }}")));
        lines.AddRange(["static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual) { }", "static void Same<T>(T expected, T actual) { }", "}"]);
        CSharpParseOptions options = new(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Calls",
            plan.Files.Where(file => !file.Path.Contains('/', StringComparison.Ordinal)).Select(file => file.Text).Append(string.Join('\n', lines))
                .Select(text => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options)),
            FrameworkReferences.With(request.ReferencePaths),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        SyntaxTree tests = compilation.SyntaxTrees[^1];
        HashSet<int> wrong = [.. compilation.GetSemanticModel(tests).GetDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.Location.GetLineSpan().StartLinePosition.Line - first)];
        return [.. calls.Where((_, at) => !wrong.Contains(at))];
    }
}
