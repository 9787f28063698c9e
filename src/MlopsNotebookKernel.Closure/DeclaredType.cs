using System.Globalization;

namespace MlopsNotebookKernel.Closure;

/// <summary>
/// Writes the type of a value of .NET's own as C# source; what a cell cannot name, or names otherwise because it has
/// another copy of the assembly, is an <c>object</c> to it.
/// </summary>
internal static class DeclaredType
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The source of a type.</summary>
    /// <param name="type">The type.</param>
    public static string Of(Type type) => Named(type) ?? "object";

    /// <summary>A list of what cannot be named is no list of objects, so one such part makes the whole an object.</summary>
    private static string? Named(Type type)
    {
        if (type.IsSZArray)
        {
            return Named(type.GetElementType()!) is { } element ? element + "[]" : null;
        }

        if (!type.IsPublic || type.HasElementType || Path.GetDirectoryName(type.Assembly.Location) != Framework)
        {
            return null;
        }

        if (!type.IsGenericType)
        {
            return $"global::{type.FullName}";
        }

        string?[] arguments = [.. type.GetGenericArguments().Select(Named)];
        string name = type.GetGenericTypeDefinition().FullName!;
        return arguments.Contains(null)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"global::{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments)}>");
    }
}
