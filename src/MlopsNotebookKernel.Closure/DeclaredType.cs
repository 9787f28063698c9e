using System.Globalization;

namespace MlopsNotebookKernel.Closure;

/// <summary>Writes the type of a value of .NET's own as C# source; what a cell cannot name is an <c>object</c> to it.</summary>
internal static class DeclaredType
{
    /// <summary>The source of a type.</summary>
    /// <param name="type">The type.</param>
    public static string Of(Type type)
    {
        if (type.IsSZArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        bool canBeNamed = type.IsPublic && !type.IsPointer && !type.IsByRef && !type.IsArray
            && type.Assembly.GetName().Name is { } assembly && (assembly == "System.Private.CoreLib" || assembly.StartsWith("System.", StringComparison.Ordinal));
        if (!canBeNamed)
        {
            return "object";
        }

        if (!type.IsGenericType)
        {
            return $"global::{type.FullName}";
        }

        string name = type.GetGenericTypeDefinition().FullName!;
        return string.Create(
            CultureInfo.InvariantCulture, $"global::{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>");
    }
}
