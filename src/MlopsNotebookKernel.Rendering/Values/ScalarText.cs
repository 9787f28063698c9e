using System.Globalization;
using System.Numerics;
using System.Text;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>Values that are one thing and stand on one line, written the invariant way.</summary>
internal static class ScalarText
{
    private static readonly HashSet<Type> Numbers =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(nint), typeof(nuint), typeof(Int128), typeof(UInt128), typeof(BigInteger),
        typeof(Half), typeof(float), typeof(double), typeof(decimal), typeof(Complex),
    ];

    private static readonly HashSet<Type> Others =
    [
        typeof(bool), typeof(char), typeof(string), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Guid), typeof(Uri), typeof(Version), typeof(Rune), typeof(Index), typeof(Range), typeof(DBNull),
        typeof(StringBuilder), typeof(CultureInfo),
    ];

    /// <summary>Whether a type's values are scalars.</summary>
    /// <param name="type">A type; nullable ones count as what they hold.</param>
    public static bool IsScalar(Type type)
    {
        Type held = Nullable.GetUnderlyingType(type) ?? type;
        return held.IsEnum || Numbers.Contains(held) || Others.Contains(held) || held.IsPointer
            || typeof(Type).IsAssignableFrom(held) || typeof(Delegate).IsAssignableFrom(held);
    }

    /// <summary>Whether a type's values are numbers.</summary>
    /// <param name="type">A type; nullable ones count as what they hold.</param>
    public static bool IsNumber(Type type) => Numbers.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>The whole text of a scalar: numbers so that they read back the same.</summary>
    /// <param name="value">A value whose type <see cref="IsScalar"/>.</param>
    public static string Of(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        DBNull => "null",
        DateTime time => Time(time),
        DateTimeOffset time => Time(time.DateTime) + time.ToString(" zzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        Type type => TypeNames.Of(type),
        Delegate function => TypeNames.Of(function.GetType()),
        Enum flag => flag.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The text of a scalar in a table: six decimals are enough to read.</summary>
    /// <param name="value">A value whose type <see cref="IsScalar"/>.</param>
    public static string InTable(object value) => value switch
    {
        double number => Short(number),
        float number => Short(Math.Abs(number) < 1e7f ? Math.Round((double)number, 6) : number),
        decimal number => Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture),
        _ => Of(value),
    };

    private static string Short(double number)
    {
        double size = Math.Abs(number);
        return size is 0 or (>= 1e-4 and < 1e15)
            ? number.ToString("0.######", CultureInfo.InvariantCulture)
            : number.ToString("G7", CultureInfo.InvariantCulture);
    }

    private static string Time(DateTime time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + (time.Kind == DateTimeKind.Utc ? "Z" : "");
}
