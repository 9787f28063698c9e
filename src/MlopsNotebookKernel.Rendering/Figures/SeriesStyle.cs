namespace MlopsNotebookKernel.Rendering.Figures;

/// <summary>
/// How a role looks, in the static picture and in Plotly alike. Colours follow Okabe and Ito's palette for
/// colour-blind readers ("Color Universal Design", 2008), darkened or lightened where needed so that each has a
/// contrast of at least 3:1 on white and on #1e1e1e; dashes, hatching and marker shapes say the same without colour.
/// </summary>
/// <param name="Colour">Hexadecimal.</param>
/// <param name="Dash">SVG dash pattern; empty for a solid line.</param>
/// <param name="PlotlyDash">The same in Plotly's words.</param>
/// <param name="Marker">The marker's shape: <c>circle</c>, <c>diamond</c>, <c>square</c> or <c>triangle-up</c>.</param>
/// <param name="Hatched">Whether areas are hatched rather than filled.</param>
internal sealed record SeriesStyle(string Colour, string Dash, string PlotlyDash, string Marker, bool Hatched)
{
    /// <summary>Text on a page of unknown colour in Plotly, which cannot inherit it: 4:1 on white and on #1e1e1e.</summary>
    public const string TextOnAnyPage = "#7d7d7d";

    private static readonly SeriesStyle[] Neutrals =
    [
        new("#008a65", "", "solid", "square", false),
        new("#7a68c4", "8 3 2 3", "dashdot", "circle", true),
        new("#8a6d00", "2 3", "dot", "diamond", false),
    ];

    /// <summary>The style of a series.</summary>
    /// <param name="role">Its role.</param>
    /// <param name="ordinal">Its place among the series of the same role, from 0; neutral series differ by it.</param>
    public static SeriesStyle Of(SeriesRole role, int ordinal) => role switch
    {
        SeriesRole.Baseline => new SeriesStyle("#2080c0", "", "solid", "circle", false),
        SeriesRole.Current => new SeriesStyle("#d55e00", "7 3", "dash", "diamond", true),
        SeriesRole.Limit => new SeriesStyle("#7d7d7d", "2 3", "dot", "square", false),
        SeriesRole.Alarm => new SeriesStyle("#b5418f", "", "solid", "triangle-up", false),
        _ => Neutrals[ordinal % Neutrals.Length],
    };

    /// <summary>The styles of a figure's series, in order.</summary>
    /// <param name="series">The series.</param>
    public static IReadOnlyList<SeriesStyle> Of(IReadOnlyList<Series> series)
    {
        Dictionary<SeriesRole, int> seen = [];
        List<SeriesStyle> styles = [];
        foreach (Series one in series)
        {
            int ordinal = seen.GetValueOrDefault(one.Role);
            seen[one.Role] = ordinal + 1;
            styles.Add(Of(one.Role, ordinal));
        }

        return styles;
    }
}
