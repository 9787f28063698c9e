using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>A variable or constant declared at the top of a cell.</summary>
/// <param name="Symbol">What the compiler calls it.</param>
/// <param name="Cell">The cell that declares it.</param>
/// <param name="Declaration">A <see cref="VariableDeclaratorSyntax"/> or <see cref="SingleVariableDesignationSyntax"/>.</param>
internal sealed record NotebookVariable(IFieldSymbol Symbol, NotebookCellModel Cell, SyntaxNode Declaration)
{
    /// <summary>A variable is itself alone: there is one for each symbol.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(NotebookVariable? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Its name.</summary>
    public string Name => Symbol.Name;

    /// <summary>Where it is used, in order of the notebook.</summary>
    public List<VariableUse> Uses { get; } = [];

    /// <summary>The value it starts with; null for none, or when it comes from a deconstruction.</summary>
    public ExpressionSyntax? Initializer => (Declaration as VariableDeclaratorSyntax)?.Initializer?.Value;

    /// <summary>Its value where the compiler knows it; a box so that a constant null is told apart.</summary>
    public Optional<object?> Constant => Symbol.HasConstantValue
        ? new Optional<object?>(Symbol.ConstantValue)
        : Initializer is { } value ? Cell.Semantics.GetConstantValue(value) : default;

    /// <summary>
    /// Its type; <c>var</c> makes reference types nullable for the compiler, so what the initial value is known to be
    /// decides there.
    /// </summary>
    public ITypeSymbol Type
    {
        get
        {
            bool isVar = Declaration.Parent is VariableDeclarationSyntax { Type.IsVar: true }
                || Declaration is SingleVariableDesignationSyntax;
            if (!isVar || !Symbol.Type.IsReferenceType)
            {
                return Symbol.Type;
            }

            bool maybeNull = Initializer is { } value
                && Cell.Semantics.GetTypeInfo(value).Nullability.FlowState == NullableFlowState.MaybeNull;
            return Symbol.Type.WithNullableAnnotation(maybeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated);
        }
    }
}
