using System.Text.Json.Nodes;

namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>All of a notebook but its cells, and how cells are written in it.</summary>
/// <param name="Format">How the notebook is stored.</param>
/// <param name="DefaultLanguage">The language of cells that name none.</param>
internal abstract record NotebookEnvelope(NotebookFormat Format, string DefaultLanguage)
{
    /// <summary>Writes the notebook.</summary>
    /// <param name="cells">Its cells.</param>
    public abstract byte[] Write(IReadOnlyList<NotebookCell> cells);

    /// <summary>A cell made fit for this notebook: with an id where cells have one.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="index">Its place.</param>
    /// <param name="others">The cells that are there already.</param>
    public abstract NotebookCell Adopt(NotebookCell cell, int index, IReadOnlyList<NotebookCell> others);

    /// <summary>A value of the metadata; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    public abstract JsonNode? GetMetadata(string name);

    /// <summary>The same with a value of the metadata replaced.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value; null removes it.</param>
    public abstract NotebookEnvelope WithMetadata(string name, JsonNode? value);

    /// <summary>The metadata that means the same in the other format.</summary>
    public abstract IEnumerable<(string Name, JsonNode? Value)> PortableMetadata();
}
