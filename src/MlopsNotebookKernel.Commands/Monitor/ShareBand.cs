using MlopsNotebookKernel.Rendering.Figures;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Draws X/3…3X over time: level as long as the research stays the same, with a step where another took its place.</summary>
internal static class ShareBand
{
    /// <summary>The band and the line of X; none where no period knows its X.</summary>
    /// <param name="timeline">What is drawn.</param>
    public static IEnumerable<Series> Of(ShareTimeline timeline)
    {
        List<(double X, double Share)> corners = [];
        foreach (ShareTimeline.Point point in timeline.Points)
        {
            if (point.Baseline is { } share && (corners.Count == 0 || corners[^1].Share != share))
            {
                double start = point.Start.DayNumber;
                if (corners.Count > 0)
                {
                    corners.Add((start, corners[^1].Share));
                }

                corners.Add((start, share));
            }
        }

        if (corners.Count == 0)
        {
            yield break;
        }

        corners.Add((timeline.End.DayNumber, corners[^1].Share));
        double[] x = [.. corners.Select(corner => corner.X)];
        yield return new Series(
            "X/3 … 3X", SeriesKind.Band, SeriesRole.Limit, x, [.. corners.Select(corner => corner.Share / 3)], Upper: [.. corners.Select(corner => High(corner.Share))]);
        yield return new Series("research (X)", SeriesKind.Line, SeriesRole.Baseline, x, [.. corners.Select(corner => corner.Share)]);
    }

    /// <summary>The upper end of a share's band.</summary>
    /// <param name="share">X.</param>
    public static double High(double share) => Math.Min(1, share * 3);
}
