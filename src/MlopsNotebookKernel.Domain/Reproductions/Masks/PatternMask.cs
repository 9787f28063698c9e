using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Reproductions.Masks;

/// <summary>
/// What the repository's configuration says to vary. The pattern is anybody's, so it is matched in time linear to the text
/// (<see cref="RegexOptions.NonBacktracking"/>).
/// </summary>
public sealed class PatternMask : OutputMask
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Regex _pattern;

    /// <summary>Makes a mask.</summary>
    /// <param name="name">What it leaves out, as shown.</param>
    /// <param name="pattern">A regular expression of .NET without backtracking: no lookaround, no backreference.</param>
    /// <exception cref="ReproductionException">It is none (MLOPS2510).</exception>
    public PatternMask(string name, string pattern)
        : base(name)
    {
        try
        {
            _pattern = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new ReproductionException(
                "MLOPS2510",
                $"The mask {name} in .mlops/config.json is no pattern: {exception.Message.TrimEnd('.')}.",
                "Write a regular expression without lookaround and backreferences.",
                exception);
        }
    }

    /// <inheritdoc/>
    public override string OfStored(string text) => _pattern.Replace(text, "<masked>");

    /// <inheritdoc/>
    public override string OfNow(string text) => OfStored(text);
}
