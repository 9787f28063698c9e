using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Calls;

/// <summary>
/// Finds the functions of a library whose result depends on their arguments alone: they touch only what is known to be
/// pure, take and give values that can be written as C# source, and change nothing.
/// </summary>
/// <param name="index">The notebook.</param>
/// <param name="parts">What goes into the library.</param>
/// <param name="names">The library's names.</param>
internal sealed class PureFunctions(NotebookIndex index, LibraryParts parts, LibraryNames names)
{
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "System", "System.Linq", "System.Collections.Generic", "System.Text", "System.Text.RegularExpressions", "System.Globalization", "System.Numerics",
    };

    private static readonly HashSet<string> Impure = new(StringComparer.Ordinal)
    {
        "Console", "Environment", "Random", "GC", "AppDomain", "Activator", "AppContext", "TimeZoneInfo", "TimeProvider", "CultureInfo.CurrentCulture",
        "CultureInfo.CurrentUICulture", "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid", "object.GetHashCode",
    };

    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The functions, in order of the notebook.</summary>
    public IReadOnlyList<PureFunction> Find() =>
    [
        .. parts.Functions
            .Where(part => part is { Node: MethodDeclarationSyntax, Symbol: IMethodSymbol method } && IsWritable(method) && IsPure(method))
            .OrderBy(part => part.Cell.Order).ThenBy(part => part.Node.SpanStart)
            .Select(part => new PureFunction(
                part.Name,
                SignatureOf((MethodDeclarationSyntax)part.Node),
                names.PipelineFile(part.Cell.Mark is { } mark ? Identifiers.Pascal(mark) : part.Name))),
    ];

    /// <summary>A function's name with its parameters' types as they are written.</summary>
    /// <param name="method">The function.</param>
    public static string SignatureOf(MethodDeclarationSyntax method) =>
        $"{method.Identifier.ValueText}({string.Join(", ", method.ParameterList.Parameters.Select(parameter => parameter.Type))})";

    /// <summary>Whether a thing of the framework gives something else each time: a clock, chance, this machine, the network.</summary>
    /// <param name="symbol">What code uses.</param>
    /// <param name="node">Where; chance with a seed is none.</param>
    public static bool IsOfTheMoment(ISymbol symbol, SyntaxNode node) =>
        (symbol as INamedTypeSymbol ?? symbol.ContainingType) is { } type
        && type.ContainingNamespace?.ToDisplayString() is { } home
        && (home == "System.Diagnostics" || home == "System.Net" || home.StartsWith("System.Net.", StringComparison.Ordinal)
            || (home == "System" && type.Name == "Random" && (symbol.Name == "Shared" || node.Parent is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 }))
            || (home == "System" && type.Name != "Random" && (Impure.Contains(type.Name) || Impure.Contains($"{type.Name}.{symbol.Name}"))));

    private static bool IsWritable(IMethodSymbol method) =>
        method is { ReturnsVoid: false, IsAsync: false, IsGenericMethod: false }
        && method.Parameters.Length > 0
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && IsWritable(parameter.Type, depth: 0))
        && IsWritable(method.ReturnType, depth: 0);

    /// <summary>Values that can be written as C# source: scalars, lists of them, and records made of them.</summary>
    private static bool IsWritable(ITypeSymbol type, int depth) => depth < 4 && type switch
    {
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_Double) } => true,
        { SpecialType: SpecialType.System_DateTime } => true,
        { TypeKind: TypeKind.Enum } => true,
        IArrayTypeSymbol { Rank: 1 } array => IsWritable(array.ElementType, depth + 1),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsWritable(nullable.TypeArguments[0], depth + 1),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => IsWritable(element.Type, depth + 1)),
        INamedTypeSymbol { Name: "List" or "IReadOnlyList" or "IEnumerable" or "IList" or "IReadOnlyCollection" or "ICollection", TypeArguments: [var element] } named =>
            named.ContainingNamespace.ToDisplayString() == "System.Collections.Generic" && IsWritable(element, depth + 1),
        INamedTypeSymbol { Name: "DateOnly" or "TimeOnly" or "TimeSpan" or "Guid" or "DateTimeOffset" } named => named.ContainingNamespace.ToDisplayString() == "System",
        INamedTypeSymbol { IsRecord: true } record => record.InstanceConstructors.Any(constructor =>
            constructor.Parameters.Length > 0
            && constructor.Parameters.All(parameter => IsWritable(parameter.Type, depth + 1)
                && record.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any())),
        _ => false,
    };

    private bool IsPure(IMethodSymbol method)
    {
        if (_known.TryGetValue(method, out bool known))
        {
            return known;
        }

        // A function that calls itself is as pure as the rest of it.
        _known[method] = true;
        return _known[method] = index.CellOf(method) is { } cell
            && method.DeclaringSyntaxReferences[0].GetSyntax() is { } node
            && cell.Used(node).Symbols.All(use => IsPure(use.Symbol, use.Node, node));
    }

    private bool IsPure(ISymbol symbol, SyntaxNode node, SyntaxNode function) => symbol switch
    {
        ITypeSymbol or INamespaceSymbol or ILocalSymbol or IRangeVariableSymbol or ILabelSymbol or IDiscardSymbol => true,
        IParameterSymbol => !IsChanged(node, function),
        IFieldSymbol { IsConst: true } => true,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.BuiltinOperator or MethodKind.DelegateInvoke } => true,
        IMethodSymbol { ContainingType.IsScriptClass: true } own => IsPure(own.OriginalDefinition is IMethodSymbol original ? original : own),
        IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol when index.CellOf(symbol.ContainingType) is not null => IsOfRecord(symbol),
        IEventSymbol => false,
        IFieldSymbol { IsStatic: true, IsReadOnly: false } => false,
        _ => IsKnown(symbol),
    };

    /// <summary>What a list that was handed in is changed by is a change that the caller sees.</summary>
    private static bool IsChanged(SyntaxNode node, SyntaxNode function) => node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == node && function is null,
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access => assignment.Left == access,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: "Add" or "Remove" or "Clear" or "Sort" or "Insert" or "RemoveAt" or "Reverse" or "AddRange" or "RemoveAll" } => true,
        MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access => assignment.Left == access,
        _ => false,
    };

    /// <summary>A record's own properties and constructor say what it is made of; what its other members do is not looked into.</summary>
    private static bool IsOfRecord(ISymbol symbol) => symbol.ContainingType is { IsRecord: true } or { TypeKind: TypeKind.Enum }
        && symbol is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsConst: true } or IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static bool IsKnown(ISymbol symbol) =>
        symbol.ContainingType is { } type
        && Namespaces.Contains(type.ContainingNamespace?.ToDisplayString() ?? "")
        && !Impure.Contains(type.Name)
        && !Impure.Contains($"{type.Name}.{symbol.Name}")
        && !Impure.Contains($"object.{symbol.Name}");
}
