using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Values as C# source.</summary>
public static class Literals
{
    /// <summary>A string literal.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A character literal.</summary>
    /// <param name="letter">The character.</param>
    public static string Of(char letter) => SymbolDisplay.FormatLiteral(letter, quote: true);
}
