using System.Collections;
using System.Globalization;
using System.Reflection;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>A property or field of a row's type, and the columns it gives: one, or one an element of a vector.</summary>
/// <param name="Member">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="IsVector">Whether it is a vector.</param>
internal sealed record RecordMember(MemberInfo Member, Type Type, IReadOnlyList<Column> Columns, bool IsVector)
{
    /// <summary>Looks at a member.</summary>
    /// <param name="member">A property or field.</param>
    /// <param name="first">The first row, which says how long vectors are; null when there is none.</param>
    /// <param name="name">What the rows are called, for messages.</param>
    /// <exception cref="TableException">Its type has no place in a table.</exception>
    internal static RecordMember Of(MemberInfo member, object? first, string name)
    {
        Type type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        if (CellType.Of(type) is { } single)
        {
            return new RecordMember(member, type, [new Column(member.Name, single)], IsVector: false);
        }

        Type? element = typeof(IList).IsAssignableFrom(type) ? ElementOf(type) : null;
        if (element is null || CellType.Of(element) is not { } each || each is ColumnType.Text or ColumnType.Timestamp)
        {
            throw RowFault.Unsupported(name, member.Name, RowFault.Shown(type));
        }

        object? vector = first is null ? null : member is PropertyInfo p ? p.GetValue(first) : ((FieldInfo)member).GetValue(first);
        if (vector is not IList { Count: > 0 } list)
        {
            throw new TableException(
                "MLOPS1421",
                $"Column '{member.Name}' of '{name}' is a list that is missing or empty in the first row, so its length is not known.",
                "Give every row a list of one length, or leave the column out.");
        }

        IEnumerable<Column> columns = Enumerable.Range(0, list.Count).Select(i =>
            new Column(string.Create(CultureInfo.InvariantCulture, $"{member.Name}[{i}]"), each));
        return new RecordMember(member, type, [.. columns], IsVector: true);
    }

    private static Type? ElementOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetArrayRank() == 1 ? type.GetElementType() : null;
        }

        return type.GetInterfaces()
            .Where(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IList<>))
            .Select(static face => face.GetGenericArguments()[0])
            .FirstOrDefault();
    }
}
