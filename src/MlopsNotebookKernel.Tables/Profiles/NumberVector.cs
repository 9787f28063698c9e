using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Digests;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>Reads a vector of any numeric type as <see cref="double"/>: timestamps as microseconds since 0001-01-01.</summary>
internal static class NumberVector
{
    /// <summary>The number that stands for a row's value.</summary>
    /// <param name="type">The column's type; booleans come as whole numbers.</param>
    /// <param name="vector">The values.</param>
    /// <param name="row">The row.</param>
    internal static double At(ColumnType type, ChunkVector vector, int row) => type switch
    {
        ColumnType.Number => vector.Doubles[row],
        ColumnType.Timestamp => vector.Longs[row] + ColumnHasher.EpochMicroseconds,
        _ => vector.Longs[row],
    };

    /// <summary>Hands values and their counts to an accumulator.</summary>
    internal static void AddTo(NumberAccumulator accumulator, ColumnType type, ChunkVector values, ReadOnlySpan<long> times)
    {
        for (int row = 0; row < times.Length; row++)
        {
            accumulator.Add(At(type, values, row), times[row]);
        }
    }
}
