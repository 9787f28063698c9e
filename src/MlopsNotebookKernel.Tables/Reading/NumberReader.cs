using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Profiles;

namespace MlopsNotebookKernel.Tables.Reading;

/// <summary>Reads one column as numbers.</summary>
internal static class NumberReader
{
    /// <summary>All present, finite values in row order.</summary>
    /// <param name="session">Where table <c>data</c> is.</param>
    /// <param name="column">The column; not of text.</param>
    /// <param name="place">The column's place.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static double[] Read(DuckSession session, Column column, int place, long rows, CancellationToken cancellation)
    {
        double[] numbers = new double[rows];
        int count = 0;
        using ChunkStream stream = session.Stream($"SELECT {TableProfiler.NumberOf(column, place)} FROM data", cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                ChunkVector vector = chunk.Vector(0);
                for (int row = 0; row < chunk.Rows; row++)
                {
                    if (vector.IsPresent(row) && NumberVector.At(column.Type, vector, row) is var number && double.IsFinite(number))
                    {
                        numbers[count++] = number;
                    }
                }
            }
        }

        return count == numbers.Length ? numbers : numbers[..count];
    }
}
