using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>How the names under an axis of categories stand, and what room they need.</summary>
/// <param name="Angle">Degrees: 0 upright, -45 or -90 turned.</param>
/// <param name="Every">1 when each category is named, 2 when every other, ….</param>
/// <param name="Texts">The names, trimmed to what fits; upright ones may have several lines.</param>
/// <param name="Height">Pixels below the plot.</param>
internal sealed record SvgTickLabels(int Angle, int Every, IReadOnlyList<string> Texts, double Height)
{
    /// <summary>Font size of tick labels, in pixels.</summary>
    public const double Size = 11.5;

    /// <summary>Pixels from one line of a label to the next.</summary>
    public const double LineHeight = 13;

    private const int LongestTurned = 18;
    private const int MostLines = 3;

    /// <summary>Fits the tick labels of a horizontal axis.</summary>
    /// <param name="texts">The labels.</param>
    /// <param name="apart">Pixels between two ticks.</param>
    public static SvgTickLabels Fit(IReadOnlyList<string> texts, double apart)
    {
        double widest = texts.Count == 0 ? 0 : texts.Max(text => SvgWriter.TextWidth(text, Size));
        if (widest <= apart - 6)
        {
            return new SvgTickLabels(0, 1, texts, 18);
        }

        if (apart >= 60)
        {
            int cells = (int)((apart - 8) / (Size * 0.56));
            string[] wrapped = [.. texts.Select(text => Broken(text, cells))];
            return new SvgTickLabels(0, 1, wrapped, 18 + (LineHeight * wrapped.Max(text => text.Count(letter => letter == '\n'))));
        }

        string[] trimmed = [.. texts.Select(text => TextCells.Clip(text, LongestTurned))];
        double longest = trimmed.Max(text => SvgWriter.TextWidth(text, Size));
        if (apart >= 22)
        {
            return new SvgTickLabels(-45, 1, trimmed, (longest * 0.71) + 16);
        }

        int every = Math.Max(1, (int)Math.Ceiling(13 / Math.Max(apart, 0.01)));
        return new SvgTickLabels(-90, every, trimmed, longest + 10);
    }

    private static string Broken(string text, int cells)
    {
        IReadOnlyList<string> lines = TextCells.Wrap(TextCells.Clean(text).Replace('\n', ' '), cells);
        return lines.Count <= MostLines
            ? string.Join('\n', lines)
            : string.Join('\n', lines.Take(MostLines - 1).Append(TextCells.Clip(string.Join(' ', lines.Skip(MostLines - 1)), cells)));
    }
}
