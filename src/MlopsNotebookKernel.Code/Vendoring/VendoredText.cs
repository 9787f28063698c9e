using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>Writes what was taken as one script.</summary>
/// <param name="source">The projects.</param>
internal sealed class VendoredText(ProjectSource source)
{
    private const int Indentation = 4;

    /// <summary>Writes the code.</summary>
    /// <param name="taken">Types whole, and members of static classes, in order.</param>
    public string Write(IReadOnlyList<MemberDeclarationSyntax> taken)
    {
        StringBuilder text = new("#nullable enable\n\n");
        string[] usings = [.. Usings(taken)];
        text.AppendJoin("", usings.Select(line => line + "\n")).Append(usings.Length > 0 ? "\n" : "");
        Append(text, [.. taken.Select(node => (Shells(node), node))], 0);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The static classes that hold a member, from the outermost.</summary>
    /// <param name="node">The member.</param>
    public static IReadOnlyList<TypeDeclarationSyntax> Shells(MemberDeclarationSyntax node) =>
        [.. node.Ancestors().OfType<TypeDeclarationSyntax>().Reverse()];

    /// <summary>What the taken code's files use, where it is still there; System first, then by name.</summary>
    private IEnumerable<string> Usings(IReadOnlyList<MemberDeclarationSyntax> taken)
    {
        SyntaxTree[] files = [.. taken.Select(node => node.SyntaxTree).Distinct()];
        IEnumerable<string> global = source.Compilation.SyntaxTrees.Where(source.Holds).SelectMany(ProjectSource.UsingsOf)
            .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).Select(Text);
        IEnumerable<string> own = files.SelectMany(ProjectSource.UsingsOf).Where(IsKept).Select(Text);

        // Code in a namespace sees what the namespaces around it hold.
        IEnumerable<string> around = taken
            .SelectMany(node => node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>())
            .SelectMany(space => Prefixes(space.Name.ToString()))
            .Select(name => $"using {name};");
        return [.. source.GlobalUsings.Select(import => $"using {import};").Concat(global).Concat(own).Concat(around)
            .Distinct(StringComparer.Ordinal)
            .Where(IsThere)
            .OrderBy(line => line.Contains('=') ? 2 : line.StartsWith("using static ", StringComparison.Ordinal) ? 1 : 0)
            .ThenBy(line => line.StartsWith("using System", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(line => line.TrimEnd(';'), StringComparer.Ordinal)];
    }

    private static string Text(UsingDirectiveSyntax directive) =>
        directive.WithGlobalKeyword(default).WithoutTrivia().NormalizeWhitespace().ToFullString();

    private bool IsKept(UsingDirectiveSyntax directive) => directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)
        || directive.NamespaceOrType is not NameSyntax name || source.Compilation.GetSemanticModel(directive.SyntaxTree).GetSymbolInfo(name).Symbol is not INamespaceSymbol space || !source.IsOwn(space);

    /// <summary>A plain using of a namespace that only the projects had, or of a package that the notebook does not have, is no use.</summary>
    private bool IsThere(string line) => line.Contains('=', StringComparison.Ordinal) || line.StartsWith("using static ", StringComparison.Ordinal)
        || source.IsElsewhere(line["using ".Length..].TrimEnd(';').Replace("global::", "", StringComparison.Ordinal));

    private static IEnumerable<string> Prefixes(string name)
    {
        string[] parts = name.Split('.');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('.', parts[..count]));
    }

    private void Append(StringBuilder text, IReadOnlyList<(IReadOnlyList<TypeDeclarationSyntax> Shells, MemberDeclarationSyntax Node)> items, int depth)
    {
        HashSet<string> done = [];
        bool first = true;
        foreach ((IReadOnlyList<TypeDeclarationSyntax> shells, MemberDeclarationSyntax node) in items)
        {
            bool isHere = shells.Count == depth;
            string name = isHere ? "" : Name(shells[depth]);
            if (!isHere && !done.Add(name))
            {
                continue;
            }

            text.Append(first ? "" : "\n");
            first = false;
            if (isHere)
            {
                text.Append(Member(node, depth)).Append('\n');
                continue;
            }

            (IReadOnlyList<TypeDeclarationSyntax> Shells, MemberDeclarationSyntax Node)[] inner = [.. items.Where(item => item.Shells.Count > depth && Name(item.Shells[depth]) == name)];
            AppendShell(text, [.. inner.Select(item => item.Shells[depth])], depth);
            Append(text, inner, depth + 1);
            text.Append(' ', depth * Indentation).Append("}\n");
        }
    }

    private void AppendShell(StringBuilder text, IReadOnlyList<TypeDeclarationSyntax> parts, int depth)
    {
        TypeDeclarationSyntax shown = parts.FirstOrDefault(part => part.HasStructuredTrivia && part.GetLeadingTrivia().Any(trivia => trivia.HasStructure)) ?? parts[0];
        TypeDeclarationSyntax head = shown
            .WithModifiers([.. shown.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.PartialKeyword))])
            .WithMembers([])
            .WithOpenBraceToken(SyntaxFactory.MissingToken(SyntaxKind.OpenBraceToken))
            .WithCloseBraceToken(SyntaxFactory.MissingToken(SyntaxKind.CloseBraceToken))
            .WithSemicolonToken(default);
        text.Append(Indented(Rewritten(shown, head).ToFullString(), Column(shown), depth, canMove: true).TrimEnd())
            .Append('\n').Append(' ', depth * Indentation).Append("{\n");
    }

    private string Member(MemberDeclarationSyntax node, int depth)
    {
        SyntaxNode written = new ScriptRewriter(source, source.Compilation.GetSemanticModel(node.SyntaxTree)).Visit(node);

        // What stands in a string that goes on over lines must not move.
        bool canMove = !node.DescendantTokens().Any(token =>
            token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            && token.Text.Contains('\n', StringComparison.Ordinal));
        return Indented(written.ToFullString(), Column(node), depth, canMove);
    }

    /// <summary>Directives are cut off a class's head as well; its names were looked up where it stands.</summary>
    private SyntaxNode Rewritten(TypeDeclarationSyntax original, TypeDeclarationSyntax head) =>
        head.WithLeadingTrivia(new ScriptRewriter(source, source.Compilation.GetSemanticModel(original.SyntaxTree)).VisitList(original.GetLeadingTrivia()));

    private static string Indented(string text, int column, int depth, bool canMove)
    {
        string[] lines = text.Split('\n');
        int start = Array.FindIndex(lines, line => line.Trim().Length > 0);
        IEnumerable<string> kept = lines.Skip(Math.Max(start, 0));
        if (!canMove)
        {
            return string.Join('\n', kept).TrimEnd();
        }

        string indent = new(' ', depth * Indentation);
        return string.Join('\n', kept.Select(line => line.Trim().Length == 0 ? "" : indent + Cut(line, column))).TrimEnd();
    }

    private static string Cut(string line, int column)
    {
        int blank = 0;
        while (blank < column && blank < line.Length && line[blank] is ' ' or '\t')
        {
            blank++;
        }

        return line[blank..];
    }

    private static int Column(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Character;

    private static string Name(TypeDeclarationSyntax shell) => $"{shell.Identifier.ValueText}`{shell.TypeParameterList?.Parameters.Count ?? 0}";
}
