using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// How .NET values map onto the five column types: every integer type as a whole number (an <see cref="ulong"/> that
/// exceeds a <see cref="long"/> is refused); <see cref="decimal"/> as the nearest double; <see cref="TimeSpan"/> as
/// seconds; enumerations by their names; <see cref="Guid"/>, <see cref="char"/> and <see cref="TimeOnly"/> as text;
/// <see cref="DateOnly"/> as midnight; <see cref="DateTimeOffset"/> as the moment in UTC.
/// </summary>
internal static class CellType
{
    /// <summary>Numbers below this are whole in a double without loss.</summary>
    private const long ExactLimit = 1L << 53;

    /// <summary>The powers of ten that a double holds exactly.</summary>
    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The column type for a .NET type; null when it has no place in a table.</summary>
    internal static ColumnType? Of(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
        {
            return ColumnType.Text;
        }

        return Type.GetTypeCode(plain) switch
        {
            TypeCode.Boolean => ColumnType.Boolean,
            TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32
                or TypeCode.Int64 or TypeCode.UInt64 => ColumnType.Integer,
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => ColumnType.Number,
            TypeCode.String or TypeCode.Char => ColumnType.Text,
            TypeCode.DateTime => ColumnType.Timestamp,
            TypeCode.Object when plain == typeof(Half) || plain == typeof(TimeSpan) => ColumnType.Number,
            TypeCode.Object when plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) => ColumnType.Timestamp,
            TypeCode.Object when plain == typeof(Guid) || plain == typeof(TimeOnly) || plain == typeof(ReadOnlyMemory<char>) => ColumnType.Text,
            _ => null,
        };
    }

    /// <summary>Writes a value of one of these types, or a missing one.</summary>
    /// <exception cref="OverflowException">A whole number exceeds a <see cref="long"/>.</exception>
    /// <exception cref="NotSupportedException">Its type has no place in a table.</exception>
    internal static void Write(RowWriter writer, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteMissing();
                break;
            case bool truth:
                writer.Write(truth);
                break;
            case Enum or Guid or char or TimeOnly or string or ReadOnlyMemory<char>:
                writer.Write(Text(value));
                break;
            case ulong large:
                writer.Write(checked((long)large));
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case float or double or decimal or Half or TimeSpan:
                writer.Write(Number(value));
                break;
            case DateTime or DateTimeOffset or DateOnly:
                writer.Write(Moment(value));
                break;
            default:
                throw new NotSupportedException($"A value of type {value.GetType()} has no place in a table.");
        }
    }

    private static string Text(object value) => value switch
    {
        Guid guid => guid.ToString("D", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static double Number(object value) => value switch
    {
        float single => single,
        double number => number,
        Half half => (double)half,
        TimeSpan span => span.TotalSeconds,
        decimal exact => Nearest(exact),
        _ => throw new NotSupportedException($"A value of type {value.GetType()} is no number."),
    };

    private static DateTime Moment(object value) => value switch
    {
        DateTime moment => moment,
        DateTimeOffset moment => moment.UtcDateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => throw new NotSupportedException($"A value of type {value.GetType()} is no moment."),
    };

    /// <summary>The double nearest to a decimal: one division rounds once; longer ones are read as text.</summary>
    private static double Nearest(decimal value)
    {
        decimal whole = Math.Abs(value);
        int scale = value.Scale;
        for (int i = 0; i < scale && whole < ExactLimit; i++)
        {
            whole *= 10;
        }

        return whole < ExactLimit && scale < Powers.Length
            ? Math.CopySign((double)whole / Powers[scale], (double)value)
            : double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
