using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Columns;

/// <summary>
/// Maps a database type onto the five column types. Whole numbers beyond 64 bits are text when one exceeds a
/// <see cref="long"/> (a <see cref="double"/> would lose digits); decimals become the nearest <see cref="double"/>; a
/// moment with a zone becomes the same moment in UTC; nanoseconds are cut to microseconds; a vector of fixed length
/// becomes a column an element, <c>Name[0]</c>, <c>Name[1]</c>, ….
/// </summary>
/// <param name="session">For questions whose answer decides a type.</param>
/// <param name="rows">The SQL of the rows whose columns are mapped.</param>
/// <param name="source">What the table is called, for messages.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class ColumnMap(DuckSession session, string rows, string source, CancellationToken cancellation)
{
    /// <summary>Decimals of more digits than this need care to become the nearest double.</summary>
    private const int ExactDecimalDigits = 15;

    private const int LongestVector = 4096;

    /// <summary>Maps a column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its database type, as <c>DESCRIBE</c> writes it.</param>
    /// <param name="field">The SQL of its value.</param>
    /// <exception cref="TableException">Its type has no place in a table.</exception>
    internal IEnumerable<MappedColumn> Map(string name, string type, string field)
    {
        if (type.EndsWith(']'))
        {
            return Vector(name, type, field);
        }

        return [Scalar(name, type, field) ?? throw Refused(name, type)];
    }

    private MappedColumn? Scalar(string name, string type, string field)
    {
        string plain = type.Split('(')[0];
        return plain switch
        {
            "BOOLEAN" => Mapped(name, ColumnType.Boolean, field),
            "TINYINT" or "SMALLINT" or "INTEGER" or "UTINYINT" or "USMALLINT" or "UINTEGER" =>
                Mapped(name, ColumnType.Integer, $"CAST({field} AS BIGINT)"),
            "BIGINT" => Mapped(name, ColumnType.Integer, field),
            "UBIGINT" or "HUGEINT" or "UHUGEINT" => Wide(name, field),
            "DOUBLE" => Mapped(name, ColumnType.Number, Number(field)),
            "FLOAT" => Mapped(name, ColumnType.Number, Number($"CAST({field} AS DOUBLE)")),
            "DECIMAL" => Mapped(name, ColumnType.Number, Number(Decimal(type, field))),
            "DATE" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" or "TIMESTAMP WITH TIME ZONE" =>
                Mapped(name, ColumnType.Timestamp, $"CAST({field} AS TIMESTAMP)"),
            "TIMESTAMP" => Mapped(name, ColumnType.Timestamp, field),
            "VARCHAR" => Mapped(name, ColumnType.Text, field),
            "ENUM" or "UUID" or "TIME" or "TIME WITH TIME ZONE" or "\"NULL\"" or "NULL" =>
                Mapped(name, ColumnType.Text, $"CAST({field} AS VARCHAR)"),
            "JSON" => Mapped(name, ColumnType.Text, $"({field} ->> '$')"),
            _ => null,
        };
    }

    private static MappedColumn Mapped(string name, ColumnType type, string value) => new(new Column(name, type), value);

    /// <summary>NaN is a missing value, and −0 is 0.</summary>
    private static string Number(string value) => $"CASE WHEN NOT isnan({value}) THEN {value} + 0.0::DOUBLE END";

    private MappedColumn Wide(string name, string field)
    {
        object?[] fits = session.Query(
            $"SELECT min({field}) >= -9223372036854775808::HUGEINT AND max({field}) <= 9223372036854775807 FROM {rows}", cancellation)[0];
        return fits[0] is false
            ? Mapped(name, ColumnType.Text, $"CAST({field} AS VARCHAR)")
            : Mapped(name, ColumnType.Integer, $"CAST({field} AS BIGINT)");
    }

    /// <summary>
    /// Few digits divide exactly; many go by way of text, which is read as the nearest double.
    /// </summary>
    private static string Decimal(string type, string field)
    {
        int digits = int.Parse(type.Split('(', ',')[1], CultureInfo.InvariantCulture);
        return digits <= ExactDecimalDigits ? $"CAST({field} AS DOUBLE)" : $"CAST(CAST({field} AS VARCHAR) AS DOUBLE)";
    }

    private List<MappedColumn> Vector(string name, string type, string field)
    {
        string element = type[..type.LastIndexOf('[')];
        int length = FixedLength(name, type, field);
        List<MappedColumn> columns = [];
        for (int i = 0; i < length; i++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]");
            string item = string.Create(CultureInfo.InvariantCulture, $"{field}[{i + 1}]");
            MappedColumn? column = Scalar(place, element, item);
            if (column?.Column.Type is not (ColumnType.Boolean or ColumnType.Integer or ColumnType.Number))
            {
                throw Refused(name, type);
            }

            columns.Add(column);
        }

        return columns;
    }

    private int FixedLength(string name, string type, string field)
    {
        string declared = type[(type.LastIndexOf('[') + 1)..^1];
        if (declared.Length > 0)
        {
            return Checked(int.Parse(declared, CultureInfo.InvariantCulture), name);
        }

        object?[] lengths = session.Query(
            $"SELECT min(len({field})), max(len({field})), count(*) - count({field}) FROM {rows}", cancellation)[0];
        if (lengths[0] is null || !Equals(lengths[0], lengths[1]) || Convert.ToInt64(lengths[2], CultureInfo.InvariantCulture) > 0)
        {
            throw new TableException(
                "MLOPS1409",
                $"Column '{name}' of '{source}' holds lists of differing lengths.",
                "Give its lists one length, or turn each element into a column of its own, before the table is kept.");
        }

        return Checked(Convert.ToInt32(lengths[0], CultureInfo.InvariantCulture), name);
    }

    private int Checked(int length, string name) => length is > 0 and <= LongestVector
        ? length
        : throw new TableException(
            "MLOPS1409",
            $"Column '{name}' of '{source}' holds vectors of {length} elements, where 1 to {LongestVector} are served.",
            "Leave the column out, or keep fewer elements.");

    private TableException Refused(string name, string type) => new(
        "MLOPS1409",
        $"Column '{name}' of '{source}' has type {Shown(type)}, which has no place in a table.",
        "Leave the column out, or turn it into numbers, text, truth values or timestamps first.");

    private static string Shown(string type) => type.Length > 60 ? $"{type[..60]}…" : type;
}
