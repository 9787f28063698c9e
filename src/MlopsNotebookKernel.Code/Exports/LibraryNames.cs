using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>The names of what export makes besides the notebook's own declarations.</summary>
/// <param name="request">The export.</param>
/// <param name="isPrecise">Whether types are written out in full; see <see cref="TypeWriter"/>.</param>
internal sealed class LibraryNames(ExportRequest request, bool isPrecise)
{
    /// <summary>The files that cells name and tests can read as they were.</summary>
    public IReadOnlySet<string> InputPaths => request.InputPaths;

    /// <summary>What the notebook has in variables that are small and plain; see <see cref="ExportRequest.InlineValues"/>.</summary>
    public IReadOnlyDictionary<string, InlineValue>? InlineValues => request.InlineValues;

    /// <summary>A writer of types.</summary>
    public TypeWriter Types() => new(isPrecise);

    /// <summary>The namespace.</summary>
    public string Library => request.LibraryName;

    /// <summary>What its own types begin with: the last part of the namespace.</summary>
    public string Prefix => request.LibraryName[(request.LibraryName.LastIndexOf('.') + 1)..];

    /// <summary>The static class of functions and steps.</summary>
    public string Pipeline => Prefix + "Pipeline";

    /// <summary>The record of options.</summary>
    public string Options => Prefix + "Options";

    /// <summary>The file of one part of the static class.</summary>
    /// <param name="part">What it holds.</param>
    public string PipelineFile(string part) => $"{Pipeline}.{part}.cs";

    /// <summary>Where a cell's code comes from, for documentation: the mark, which stays when cells move.</summary>
    /// <param name="cell">The cell.</param>
    public string Origin(NotebookCellModel cell)
    {
        string name = cell.Mark is { } mark ? $"the cell marked <c>{Documentation.Escape(mark)}</c>"
            : cell.Cell.Id is { } id ? $"the cell <c>{Documentation.Escape(id)}</c>"
            : FormattableString.Invariant($"cell {cell.Cell.Place}");
        string stamp = request.Stamp is null ? "" : $" Its stamp is <c>{Documentation.Escape(request.Stamp)}</c>.";
        return $"From {name} of <c>{Documentation.Escape(request.Notebook)}</c>.{stamp}";
    }
}
