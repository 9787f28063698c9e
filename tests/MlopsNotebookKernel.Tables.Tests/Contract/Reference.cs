using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

/// <summary>The digest as FORMATS.md specifies it, written a second time in the plainest way.</summary>
internal static class Reference
{
    private static readonly DateTime Start = new(1, 1, 1);

    public static TableDigest Digest(params (string Name, ColumnType Type, object?[] Values)[] columns)
    {
        ColumnDigest[] digests = [.. columns.Select(column => new ColumnDigest(column.Name, column.Type, Column(column.Values)))];
        long rows = columns[0].Values.Length;
        using MemoryStream content = new();
        content.Write("mlops.table/1\n"u8);
        content.Write(Bytes(rows));
        content.Write(Bytes((long)digests.Length));
        foreach (ColumnDigest digest in digests)
        {
            foreach (string text in new[] { digest.Name, digest.Type.ToString().ToLowerInvariant() })
            {
                content.Write(Bytes((long)Encoding.UTF8.GetByteCount(text)));
                content.Write(Encoding.UTF8.GetBytes(text));
            }

            content.Write(Convert.FromHexString(digest.Digest));
        }

        return new TableDigest(rows, digests, Hex(SHA256.HashData(content.ToArray())));
    }

    private static string Column(object?[] values)
    {
        using MemoryStream present = new();
        using MemoryStream missing = new();
        for (long row = 0; row < values.Length; row++)
        {
            if (values[row] is null or double.NaN)
            {
                missing.Write(Bytes(row));
            }
            else
            {
                present.Write(Value(values[row]!));
            }
        }

        return Hex(SHA256.HashData([.. SHA256.HashData(present.ToArray()), .. SHA256.HashData(missing.ToArray())]));
    }

    private static byte[] Value(object value) => value switch
    {
        bool truth => [truth ? (byte)1 : (byte)0],
        long whole => Bytes(whole),
        double number => Bytes(BitConverter.DoubleToInt64Bits(number == 0 ? 0 : number)),
        DateTime moment => Bytes((moment - Start).Ticks / TimeSpan.TicksPerMicrosecond),
        string text => [.. Bytes((long)Encoding.UTF8.GetByteCount(text))[..4], .. Encoding.UTF8.GetBytes(text)],
        _ => throw new ArgumentException(value.GetType().Name),
    };

    private static byte[] Bytes(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
