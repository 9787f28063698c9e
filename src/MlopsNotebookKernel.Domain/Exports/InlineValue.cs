using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What the notebook had in a variable that only it can make, as C# source, so that tests have it as an input.</summary>
/// <param name="Variable">The notebook's variable.</param>
/// <param name="Source">C# source that makes the value again.</param>
/// <param name="Namespaces">The namespaces that the source needs; sorted.</param>
public sealed partial record InlineValue(string Variable, string Source, IReadOnlyList<string> Namespaces)
{
    /// <summary>The most characters of its source.</summary>
    public const int LongestSource = 2048;

    /// <summary>What is wrong with it, for it comes out of a clone; null for nothing.</summary>
    public string? Objection() =>
        !Dotted().IsMatch(Variable) ? "has no variable"
        : Source.Length is 0 or > LongestSource ? "has no source, or one that is too long"
        : Namespaces.Any(name => name is null || !Dotted().IsMatch(name)) ? "names no namespace"
        : null;

    /// <inheritdoc/>
    public bool Equals(InlineValue? other) => other is not null
        && Variable == other.Variable && Source == other.Source && Namespaces.SequenceEqual(other.Namespaces);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Variable, Source);

    [GeneratedRegex(@"^[\p{L}_][\w.]{0,199}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();
}
