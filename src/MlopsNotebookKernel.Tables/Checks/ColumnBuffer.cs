using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>A column's values of some rows as an array of .NET's own type, used again for the next rows.</summary>
/// <param name="type">The column's type.</param>
internal sealed class ColumnBuffer(ColumnType type)
{
    // Microseconds since 1970 that lie in the years 1 to 9999.
    private static readonly long Earliest = -(DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);
    private static readonly long Latest = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The values; what stands for a missing one is undefined.</summary>
    public Array Values { get; private set; } = Make(type, 0);

    /// <summary>Whether each row has a value.</summary>
    public bool[] Present { get; private set; } = [];

    /// <summary>Takes the values of some rows.</summary>
    /// <param name="vector">The database's vector.</param>
    public void Take(ChunkVector vector)
    {
        int rows = vector.Rows;
        if (Present.Length < rows)
        {
            Values = Make(type, rows);
            Present = new bool[rows];
        }

        for (int row = 0; row < rows; row++)
        {
            Present[row] = vector.IsPresent(row);
        }

        switch (Values)
        {
            case long[] longs:
                vector.Longs.CopyTo(longs);
                break;
            case double[] doubles:
                vector.Doubles.CopyTo(doubles);
                break;
            case bool[] booleans:
                for (int row = 0; row < rows; row++)
                {
                    booleans[row] = vector.Booleans[row] != 0;
                }

                break;
            case string[] texts:
                for (int row = 0; row < rows; row++)
                {
                    texts[row] = Present[row] ? vector.Text(row) : "";
                }

                break;
            case DateTime[] moments:
                ReadOnlySpan<long> microseconds = vector.Longs;
                for (int row = 0; row < rows; row++)
                {
                    // Beyond the years that .NET has, and at the infinities, there is no moment to judge.
                    Present[row] &= microseconds[row] >= Earliest && microseconds[row] <= Latest;
                    moments[row] = Present[row]
                        ? new DateTime(DateTime.UnixEpoch.Ticks + (microseconds[row] * TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified)
                        : default;
                }

                break;
        }
    }

    private static Array Make(ColumnType type, int rows) => type switch
    {
        ColumnType.Boolean => new bool[rows],
        ColumnType.Integer => new long[rows],
        ColumnType.Number => new double[rows],
        ColumnType.Text => new string[rows],
        ColumnType.Timestamp => new DateTime[rows],
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
