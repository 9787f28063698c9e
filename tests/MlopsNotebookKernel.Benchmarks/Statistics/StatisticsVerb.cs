using System.Diagnostics;
using System.Text.Json;

namespace MlopsNotebookKernel.Benchmarks.Statistics;

/// <summary>Compares columns that a peer generated, and says how long it took with the values in memory.</summary>
internal static class StatisticsVerb
{
    private const int Rounds = 5;

    /// <summary>Writes one line of JSON: <c>firstSeconds</c>, <c>seconds</c> (the median of five), <c>columns</c>.</summary>
    /// <param name="folder">Holds the files that <see cref="NumericColumns.Read"/> names.</param>
    /// <param name="output">Gets the line.</param>
    public static void Run(string folder, TextWriter output)
    {
        (double[], double[])[] columns = NumericColumns.Read(folder);
        ColumnDistances[] distances = [];
        double[] seconds = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            distances = ColumnDistances.Of(columns);
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        double first = seconds[0];
        Array.Sort(seconds);
        output.WriteLine(JsonSerializer.Serialize(
            new { FirstSeconds = first, Seconds = seconds[Rounds / 2], Columns = distances }, JsonSerializerOptions.Web));
    }
}
