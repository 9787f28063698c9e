using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes types as an engineer would: short names, with the using directives they need.</summary>
/// <param name="isPrecise">
/// Whether generic types are written out where an interface that stands for them reads better: ML.NET's chains of
/// transformers, whose type spells the whole pipeline, are otherwise <c>ITransformer</c>.
/// </param>
internal sealed class TypeWriter(bool isPrecise)
{
    /// <summary>The namespaces that the written types need.</summary>
    public SortedSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>The notebook's own types that were written.</summary>
    public List<INamedTypeSymbol> OwnTypes { get; } = [];

    /// <summary>Why a type cannot stand in a public signature; null when it can.</summary>
    /// <param name="type">The type.</param>
    public static string? WhyUnnameable(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => "its type is not known to the compiler",
        IDynamicTypeSymbol => "its type is dynamic",
        { SpecialType: SpecialType.System_Object } => "its type is object",
        { IsAnonymousType: true } => "its type is anonymous",
        { IsRefLikeType: true } => "its type lives on the stack only",
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "its type is a pointer",
        IArrayTypeSymbol array => WhyUnnameable(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Select(WhyUnnameable).FirstOrDefault(reason => reason is not null)
            ?? (named.ContainingType is { IsScriptClass: false } outer ? WhyUnnameable(outer) : null),
        _ => null,
    };

    /// <summary>A type as C# source.</summary>
    /// <param name="type">A type for which <see cref="WhyUnnameable"/> gives null.</param>
    public string Write(ITypeSymbol type)
    {
        string text = type switch
        {
            IArrayTypeSymbol array => Array(array),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Write(nullable.TypeArguments[0]) + "?",
            INamedTypeSymbol { IsTupleType: true } tuple => Tuple(tuple),
            INamedTypeSymbol named => Keyword(named.SpecialType) ?? Named(named),
            _ => type.Name,
        };
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && !text.EndsWith('?') ? text + "?" : text;
    }

    private string Array(IArrayTypeSymbol array)
    {
        // Ranks read from the outside in: an array of int[,] arrays is int[][,].
        StringBuilder ranks = new();
        ITypeSymbol element = array;
        while (element is IArrayTypeSymbol inner)
        {
            ranks.Append('[').Append(',', inner.Rank - 1).Append(']');
            element = inner.ElementType;
        }

        return Write(element) + ranks;
    }

    private string Tuple(INamedTypeSymbol tuple) => "(" + string.Join(", ", tuple.TupleElements.Select(element =>
        element.IsExplicitlyNamedTupleElement ? $"{Write(element.Type)} {element.Name}" : Write(element.Type))) + ")";

    private string Named(INamedTypeSymbol named)
    {
        if (!isPrecise && named.IsGenericType && named.AllInterfaces.FirstOrDefault(candidate =>
            candidate.Name == "ITransformer" && candidate.ContainingNamespace.ToDisplayString() == "Microsoft.ML") is { } transformer)
        {
            return Named(transformer);
        }

        if (named.ContainingType is { IsScriptClass: false } outer)
        {
            return Write(outer) + "." + SimpleName(named);
        }

        if (named.Locations.Any(location => location.IsInSource))
        {
            OwnTypes.Add(named.OriginalDefinition);
        }

        if (named.ContainingType is null && named.ContainingNamespace is { IsGlobalNamespace: false } home)
        {
            Namespaces.Add(home.ToDisplayString());
        }

        return SimpleName(named);
    }

    private string SimpleName(INamedTypeSymbol named)
    {
        string name = SyntaxFacts.GetKeywordKind(named.Name) == SyntaxKind.None ? named.Name : "@" + named.Name;
        return named.TypeArguments.Length == 0 ? name : $"{name}<{string.Join(", ", named.TypeArguments.Select(Write))}>";
    }

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Byte => "byte",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_Char => "char",
        SpecialType.System_String => "string",
        SpecialType.System_Object => "object",
        SpecialType.System_Void => "void",
        _ => null,
    };
}
