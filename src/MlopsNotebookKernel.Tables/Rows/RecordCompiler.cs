using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>Compiles the code that writes a row's members: the common types without boxing, the others through <see cref="CellType"/>.</summary>
internal static class RecordCompiler
{
    private static readonly MethodInfo WriteBoxed =
        typeof(CellType).GetMethod(nameof(CellType.Write), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly MethodInfo WriteElements =
        typeof(RecordCompiler).GetMethod(nameof(WriteVector), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Compiles.</summary>
    /// <param name="type">The rows' type.</param>
    /// <param name="members">Its members, in the order of the columns.</param>
    internal static Action<object, RowWriter> Compile(Type type, IEnumerable<RecordMember> members)
    {
        ParameterExpression row = Expression.Parameter(typeof(object), "row");
        ParameterExpression writer = Expression.Parameter(typeof(RowWriter), "writer");
        ParameterExpression typed = Expression.Variable(type, "typed");
        List<Expression> body = [Expression.Assign(typed, Expression.Convert(row, type))];
        body.AddRange(members.Select(member => Write(member, Expression.MakeMemberAccess(typed, member.Member), writer)));
        return Expression.Lambda<Action<object, RowWriter>>(Expression.Block([typed], body), row, writer).Compile();
    }

    private static MethodCallExpression Write(RecordMember member, Expression value, ParameterExpression writer)
    {
        if (member.IsVector)
        {
            return Expression.Call(
                WriteElements, writer, Expression.Convert(value, typeof(IList)),
                Expression.Constant(member.Columns.Count), Expression.Constant(member.Member.Name));
        }

        return Direct(member.Type) is { } target
            ? Expression.Call(writer, nameof(RowWriter.Write), null, Expression.Convert(value, target))
            : Expression.Call(WriteBoxed, writer, Expression.Convert(value, typeof(object)));
    }

    /// <summary>The writer's own type that a member's type converts to without loss; null when it needs more than that.</summary>
    private static Type? Direct(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        _ when (Nullable.GetUnderlyingType(type) ?? type).IsEnum => null,
        TypeCode.Boolean => typeof(bool?),
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 =>
            typeof(long?),
        TypeCode.Single or TypeCode.Double => typeof(double?),
        TypeCode.String => typeof(string),
        TypeCode.DateTime => typeof(DateTime?),
        _ => null,
    };

    private static void WriteVector(RowWriter writer, IList? vector, int length, string member)
    {
        if (vector is not null && vector.Count != length)
        {
            throw new InvalidOperationException($"'{member}' has {vector.Count} elements, where the first row has {length}");
        }

        for (int i = 0; i < length; i++)
        {
            CellType.Write(writer, vector?[i]);
        }
    }
}
