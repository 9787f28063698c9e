using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The statements of a marked cell, which become one method.</summary>
/// <param name="cell">The cell.</param>
/// <param name="name">The method's name.</param>
internal sealed class StepPart(NotebookCellModel cell, string name)
{
    /// <summary>The cell.</summary>
    public NotebookCellModel Cell { get; } = cell;

    /// <summary>The method's name.</summary>
    public string Name { get; } = name;

    /// <summary>The statements and local functions that become its body, in order.</summary>
    public List<MemberDeclarationSyntax> Body { get; } = [];

    /// <summary>Functions of the cell that read its variables: local functions of the method.</summary>
    public List<LibraryPart.Function> LocalFunctions { get; } = [];

    /// <summary>The values it reads from other cells, in the order in which the notebook declares them.</summary>
    public List<NotebookVariable> Parameters { get; } = [];

    /// <summary>The variables it hands on; empty when it gives <see cref="Value"/> or nothing.</summary>
    public List<NotebookVariable> Results { get; } = [];

    /// <summary>The cell's last expression where that is what the method gives; null otherwise.</summary>
    public ExpressionSyntax? Value { get; set; }

    /// <summary>Whether it awaits.</summary>
    public bool IsAsync { get; set; }

    /// <summary>The name of its parameter of options; null when it takes none. Known once it is written.</summary>
    public string? OptionsParameter { get; set; }

    /// <summary>The name of the record of its results, used when there are several.</summary>
    public string ResultType => Name + "Result";
}
