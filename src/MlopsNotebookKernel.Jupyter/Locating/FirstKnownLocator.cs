using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Jupyter.Locating;

/// <summary>Asks one locator after the other: the surest first.</summary>
/// <param name="locators">The locators.</param>
public sealed class FirstKnownLocator(IReadOnlyList<INotebookLocator> locators) : INotebookLocator
{
    /// <inheritdoc/>
    public string? Locate(Journal journal) =>
        locators.Select(locator => locator.Locate(journal)).FirstOrDefault(path => path is not null);
}
