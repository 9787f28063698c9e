using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Code.Projects;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Code.Randomness;

/// <summary>
/// Finds, by syntax: generators of .NET, ML.NET and Math.NET that are made, and those that cannot be seeded
/// (<c>Random.Shared</c>, <c>RandomNumberGenerator</c>, <c>Guid.NewGuid</c>).
/// </summary>
public sealed class CodeRandomness : ICodeRandomness
{
    private const int LongestCode = 80;

    /// <summary>Types whose constructor takes the seed, with the name of that parameter.</summary>
    private static readonly Dictionary<string, string> Generators = new(StringComparer.Ordinal)
    {
        ["Random"] = "Seed",
        ["MLContext"] = "seed",
        ["MersenneTwister"] = "seed",
        ["SystemRandomSource"] = "seed",
        ["Xoshiro256StarStar"] = "seed",
        ["Xorshift"] = "seed",
        ["Mrg32k3a"] = "seed",
        ["Palf"] = "seed",
        ["WH1982"] = "seed",
        ["WH2006"] = "seed",
        ["Mcg31m1"] = "seed",
        ["Mcg59"] = "seed",
        ["CryptoRandomSource"] = "",
    };

    /// <summary>Members that give numbers which nothing can repeat.</summary>
    private static readonly HashSet<string> Unrepeatable = new(StringComparer.Ordinal)
    {
        "Random.Shared", "System.Random.Shared", "SystemRandomSource.Default", "MersenneTwister.Default", "Guid.NewGuid", "System.Guid.NewGuid", "Guid.CreateVersion7", "System.Guid.CreateVersion7",
    };

    /// <summary>A seed taken from one of these is none.</summary>
    private static readonly string[] Clocks = ["DateTime", "DateTimeOffset", "Environment.TickCount", "Stopwatch", "TimeProvider", "Guid.", "RandomNumberGenerator", "Random.Shared"];

    /// <inheritdoc/>
    public IReadOnlyList<RandomSource> In(IReadOnlyList<string> cells)
    {
        // Most cells have nothing of the kind, and parsing is what costs.
        if (!cells.Any(MayHave))
        {
            return [];
        }

        CellCode[] code = [.. cells.Select(CellCode.Parse)];
        Dictionary<string, string> constants = new(StringComparer.Ordinal);
        foreach (VariableDeclaratorSyntax declared in code.SelectMany(cell => cell.Root.DescendantNodes().OfType<VariableDeclaratorSyntax>()))
        {
            if (declared.Initializer?.Value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax })
            {
                constants[declared.Identifier.ValueText] = TokenText.Of(declared.Initializer.Value);
            }
        }

        HashSet<string> own = [.. code.SelectMany(cell => cell.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()).Select(type => type.Identifier.ValueText)];
        return
        [
            .. from place in Enumerable.Range(0, code.Length)
               where MayHave(cells[place])
               from node in code[place].Root.DescendantNodes()
               let found = Find(node, constants, own)
               where found is not null
               select new RandomSource(place, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, Cut(found.Value.Code), found.Value.Seed),
        ];
    }

    private static bool MayHave(string source) =>
        source.Contains("Random", StringComparison.Ordinal) || source.Contains("Guid", StringComparison.Ordinal)
        || Generators.Keys.Any(name => source.Contains(name, StringComparison.Ordinal));

    private static (string Code, string? Seed)? Find(SyntaxNode node, Dictionary<string, string> constants, HashSet<string> own)
    {
        switch (node)
        {
            case ObjectCreationExpressionSyntax made when Generator(made.Type, own) is { } type:
                return (TokenText.Of(made), Seed(made.ArgumentList, type, constants));
            case ImplicitObjectCreationExpressionSyntax made when DeclaredType(made) is { } declared && Generator(declared, own) is { } type:
                return ($"{TokenText.Of(declared)} … = {TokenText.Of(made)}", Seed(made.ArgumentList, type, constants));
            case MemberAccessExpressionSyntax member when Unrepeatable.Contains(TokenText.Of(member)) && !own.Contains(TokenText.Of(member.Expression)):
                return (TokenText.Of(member), null);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var source } } call
                when TokenText.Of(source) is "RandomNumberGenerator" or "System.Security.Cryptography.RandomNumberGenerator":
                return (TokenText.Of(call), null);
            default:
                return null;
        }
    }

    private static string? Generator(TypeSyntax type, HashSet<string> own)
    {
        string name = (type is QualifiedNameSyntax qualified ? qualified.Right : type).ToString().Trim();
        return Generators.ContainsKey(name) && !own.Contains(name) ? name : null;
    }

    /// <summary>The type of <c>Random random = new(…)</c>, as a variable, a field or a property.</summary>
    private static TypeSyntax? DeclaredType(ImplicitObjectCreationExpressionSyntax made) => made.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } => type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => method.ReturnType,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        _ => null,
    };

    private static string? Seed(BaseArgumentListSyntax? arguments, string type, Dictionary<string, string> constants)
    {
        string parameter = Generators[type];
        ArgumentSyntax? argument = parameter.Length == 0 ? null
            : arguments?.Arguments.FirstOrDefault(given => given.NameColon?.Name.Identifier.ValueText.Equals(parameter, StringComparison.OrdinalIgnoreCase) == true)
                ?? arguments?.Arguments.FirstOrDefault(given => given.NameColon is null);
        return argument?.Expression switch
        {
            null => null,
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression) => null,
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression) || literal.IsKind(SyntaxKind.FalseLiteralExpression) => null,
            IdentifierNameSyntax name when constants.TryGetValue(name.Identifier.ValueText, out string? value) => value == "null" ? null : value,
            var expression => TokenText.Of(expression) is var text && Clocks.Any(clock => text.Contains(clock, StringComparison.Ordinal)) ? null : text,
        };
    }

    private static string Cut(string code) => code.Length <= LongestCode ? code : $"{code[..(LongestCode - 1)]}…";
}
