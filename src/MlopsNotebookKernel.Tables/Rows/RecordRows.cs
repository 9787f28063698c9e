using System.Reflection;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// Rows that are records, classes, structs, tuples or anonymous objects: a column for each public property and field,
/// in the order in which they are declared, those of base types first. Read by code compiled for the type.
/// </summary>
internal sealed class RecordRows : IRowSource, IDisposable
{
    private readonly PeekedRows _rows;
    private readonly Type _type;
    private readonly string _name;
    private readonly List<RecordMember> _members;

    internal RecordRows(PeekedRows rows, Type type, string name)
    {
        _rows = rows;
        _type = type;
        _name = name;
        _members = [.. Members(type).Select(member => RecordMember.Of(member, rows.First, name))];
        if (_members.Count == 0)
        {
            throw RowFault.NoTable(name, $"a sequence of {RowFault.Shown(type)}, which has no public properties");
        }

        Columns = [.. _members.SelectMany(static member => member.Columns)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; }

    /// <inheritdoc/>
    public void WriteTo(RowWriter writer, CancellationToken cancellation)
    {
        Action<object, RowWriter> write = RecordCompiler.Compile(_type, _members);
        foreach (object? row in _rows.All(cancellation))
        {
            if (!_type.IsInstanceOfType(row))
            {
                throw RowFault.Row(_name, writer.Rows, row is null
                    ? "is null"
                    : $"is a {RowFault.Shown(row.GetType())}, where the first is a {RowFault.Shown(_type)}");
            }

            writer.Begin();
            write(row, writer);
            writer.End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    /// <summary>The public properties and fields of a type, in the order of their columns.</summary>
    internal static List<MemberInfo> Members(Type type)
    {
        Stack<Type> lineage = new();
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            lineage.Push(t);
        }

        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        List<MemberInfo> members = [];
        foreach (Type t in lineage)
        {
            IEnumerable<MemberInfo> properties = t.GetProperties(own)
                .Where(static property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0);
            foreach (MemberInfo member in properties.Concat(t.GetFields(own)).OrderBy(static member => member.MetadataToken))
            {
                // What a derived type declares anew takes the place of what it hides or overrides.
                int hidden = members.FindIndex(known => known.Name == member.Name);
                if (hidden >= 0)
                {
                    members[hidden] = member;
                }
                else
                {
                    members.Add(member);
                }
            }
        }

        return members;
    }
}
