namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>What is counted of a day, for shifts.</summary>
/// <param name="watched">The class whose share is watched; null where predictions are no classes.</param>
internal sealed class DayTally(string? watched)
{
    private (double Sum, long Count) _class;
    private (double Sum, long Count) _score;
    private (double Sum, long Count) _latency;
    private (double Sum, long Count) _failed;

    /// <summary>What is watched, and its mean over the day; null where the day has none.</summary>
    public IEnumerable<(string Series, double? Mean)> Means =>
    [
        ($"share of {watched}", Mean(_class)), ("mean score", Mean(_score)), ("mean latency", Mean(_latency)), ("failed share", Mean(_failed)),
    ];

    /// <summary>Counts a row.</summary>
    /// <param name="row">The row.</param>
    public void Add(LogRow row)
    {
        Add(ref _class, watched is null || row.Class is null ? null : row.Class == watched ? 1 : 0);
        Add(ref _score, row.Score);
        Add(ref _latency, row.Latency);
        Add(ref _failed, row.Failed is { } failed ? failed ? 1 : 0 : null);
    }

    private static void Add(ref (double Sum, long Count) mean, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            mean = (mean.Sum + number, mean.Count + 1);
        }
    }

    private static double? Mean((double Sum, long Count) mean) => mean.Count == 0 ? null : mean.Sum / mean.Count;
}
