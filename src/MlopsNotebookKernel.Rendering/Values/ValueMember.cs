using System.Reflection;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>A public member that holds data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Read">Reads it from an object.</param>
internal sealed record ValueMember(string Name, Type Type, Func<object, object?> Read)
{
    /// <summary>The members of a type that hold data: readable properties and fields, those of base types first.</summary>
    /// <param name="type">A type.</param>
    public static IReadOnlyList<ValueMember> Of(Type type)
    {
        List<ValueMember> members = [];
        List<Type> line = [];
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            line.Insert(0, level);
        }

        foreach (MemberInfo member in line.SelectMany(Declared))
        {
            ValueMember? read = member switch
            {
                PropertyInfo { CanRead: true } property when property.GetMethod!.IsPublic && property.GetIndexParameters().Length == 0
                    && !property.PropertyType.IsByRef && !property.PropertyType.IsByRefLike && !property.PropertyType.IsPointer
                    => new ValueMember(property.Name, property.PropertyType, property.GetValue),
                FieldInfo { FieldType.IsPointer: false } field => new ValueMember(field.Name, field.FieldType, field.GetValue),
                _ => null,
            };
            if (read is null)
            {
                continue;
            }

            // An override stands where its base stood.
            int same = members.FindIndex(other => other.Name == read.Name);
            if (same < 0)
            {
                members.Add(read);
            }
            else
            {
                members[same] = read;
            }
        }

        return members;
    }

    /// <summary>Reads the member; what it throws comes back as the value, to be shown in its place.</summary>
    /// <param name="owner">An object that has it.</param>
    public object? Get(object owner)
    {
        try
        {
            return Read(owner);
        }
        catch (Exception exception)
        {
            return new ThrownValue(exception is TargetInvocationException { InnerException: { } inner } ? inner : exception);
        }
    }

    private static IEnumerable<MemberInfo> Declared(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member is PropertyInfo or FieldInfo)
        .OrderBy(member => member.MetadataToken);
}
