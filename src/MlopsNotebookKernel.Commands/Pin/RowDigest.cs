using System.Data.Common;
using System.Globalization;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Digests rows to 64 bits (FNV-1a), to count those that two tables have in common.</summary>
internal static class RowDigest
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The digest of the row that a reader stands at.</summary>
    /// <param name="row">The reader.</param>
    public static ulong Of(DbDataReader row)
    {
        ulong digest = Offset;
        for (int column = 0; column < row.FieldCount; column++)
        {
            object value = row.GetValue(column);
            digest = value switch
            {
                DBNull => Add(digest, ulong.MaxValue),
                long number => Add(digest, (ulong)number),
                double number => Add(digest, BitConverter.DoubleToUInt64Bits(number)),
                bool flag => Add(digest, flag ? 1UL : 0),
                DateTime time => Add(digest, (ulong)time.Ticks),
                _ => Add(digest, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
            };
        }

        return digest;
    }

    private static ulong Add(ulong digest, string text)
    {
        digest = Add(digest, (ulong)text.Length);
        foreach (char letter in text)
        {
            digest = (digest ^ letter) * Prime;
        }

        return digest;
    }

    private static ulong Add(ulong digest, ulong bits)
    {
        for (int shift = 0; shift < 64; shift += 8)
        {
            digest = (digest ^ ((bits >> shift) & 0xFF)) * Prime;
        }

        return digest;
    }
}
