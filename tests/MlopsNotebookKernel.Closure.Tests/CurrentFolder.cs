namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>Tests that change the process's current folder.</summary>
[CollectionDefinition(nameof(CurrentFolder), DisableParallelization = true)]
public sealed class CurrentFolder;
