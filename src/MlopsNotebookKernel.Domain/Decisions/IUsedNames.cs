namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>Finds what a cell uses to learn from: not what it loads, shows, filters or drops.</summary>
public interface IUsedNames
{
    /// <summary>The names that a cell uses as features or in training, each once, in order.</summary>
    /// <param name="source">The cell's text.</param>
    IReadOnlyList<NamedUse> Of(string source);
}
