using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>
/// Code that a command contributes to a notebook, written so that its value comes back by a parked slot: a host would
/// show the value of a last expression below the cell.
/// </summary>
internal static class ContributedCode
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: Microsoft.CodeAnalysis.SourceCodeKind.Script);

    /// <summary>Rewrites a last expression so that its value is put into a slot; other code stays as it is.</summary>
    /// <param name="code">C# script code.</param>
    /// <param name="slot">The slot.</param>
    public static string WithValueIn(string slot, string code)
    {
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(code, options: Script);
        return root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            ? string.Create(CultureInfo.InvariantCulture, $"{code[..last.Expression.SpanStart]}global::{typeof(ParkedValues).FullName}.{nameof(ParkedValues.Put)}(\"{slot}\", {last.Expression});")
            : code;
    }

    /// <summary>Declares a variable that takes its value from a slot.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="type">Its type as C# source.</param>
    /// <param name="slot">The slot.</param>
    public static string Declaration(string name, string type, string slot) =>
        $"{type} @{name} = ({type})global::{typeof(ParkedValues).FullName}.{nameof(ParkedValues.Take)}(\"{slot}\");";
}
