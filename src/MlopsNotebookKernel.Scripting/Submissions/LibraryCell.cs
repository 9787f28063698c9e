using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Scripting.Faults;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Which cells cannot be scripts: a script's declarations are nested in a class of the compiler's, and namespaces,
/// extension blocks and classes of extension methods cannot be nested. Such cells are compiled as libraries.
/// </summary>
internal static class LibraryCell
{
    /// <summary>Whether a cell must be compiled as a library.</summary>
    /// <param name="script">The cell, parsed as a script.</param>
    /// <exception cref="SessionException">It holds statements as well (MLOPS1208).</exception>
    public static bool IsNeeded(SyntaxTree script)
    {
        CompilationUnitSyntax root = (CompilationUnitSyntax)script.GetRoot();
        MemberDeclarationSyntax? refused = root.Members.FirstOrDefault(IsRefused);
        if (refused is null)
        {
            return false;
        }

        MemberDeclarationSyntax? statement = root.Members.FirstOrDefault(
            member => member is not (BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax));
        if (statement is not null)
        {
            string what = refused is BaseNamespaceDeclarationSyntax ? "a namespace" : "a class of extension members";
            throw new SessionException("MLOPS1208",
                $"This cell declares {what} beside statements, and C# allows no such class or namespace inside a script.",
                "Put the declaration into a cell of its own, without statements.")
            {
                Line = refused.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
            };
        }

        return true;
    }

    private static bool IsRefused(MemberDeclarationSyntax member) =>
        member is BaseNamespaceDeclarationSyntax
        || (member is TypeDeclarationSyntax type && type.Members.Any(IsExtension));

    private static bool IsExtension(MemberDeclarationSyntax member) =>
        member is ExtensionBlockDeclarationSyntax
        || (member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] }
            && first.Modifiers.Any(SyntaxKind.ThisKeyword));
}
