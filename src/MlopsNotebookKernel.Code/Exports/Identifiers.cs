using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Names in the casing their place asks for.</summary>
public static class Identifiers
{
    /// <summary>A name as types and public members have it: <c>testShare</c> and <c>test_share</c> are <c>TestShare</c>.</summary>
    /// <param name="name">A name, or any text; characters that no identifier has part its words.</param>
    /// <returns>An identifier, or an empty text when the name has no letter.</returns>
    public static string Pascal(string name)
    {
        string joined = string.Concat(Words(name).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return joined.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(joined[0]) ? "_" + joined : joined;
    }

    /// <summary>A name as parameters have it: <c>MLContext</c> is <c>mlContext</c>, a keyword gets its <c>@</c>.</summary>
    /// <param name="name">An identifier.</param>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        int upper = pascal.TakeWhile(char.IsUpper).Count();
        int lowered = upper > 1 && upper < pascal.Length ? upper - 1 : upper;
        string camel = pascal[..lowered].ToLowerInvariant() + pascal[lowered..];
        return SyntaxFacts.GetKeywordKind(camel) == SyntaxKind.None ? camel : "@" + camel;
    }

    /// <summary>Whether a text is a C# identifier and no keyword.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIdentifier(string text) =>
        SyntaxFacts.IsValidIdentifier(text) && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None;

    private static IEnumerable<string> Words(string name)
    {
        int start = -1;
        for (int position = 0; position <= name.Length; position++)
        {
            bool isPart = position < name.Length && name[position] != '_' && SyntaxFacts.IsIdentifierPartCharacter(name[position]);
            if (isPart && start < 0)
            {
                start = position;
            }
            else if (!isPart && start >= 0)
            {
                yield return name[start..position];
                start = -1;
            }
        }
    }
}
