namespace MlopsNotebookKernel.Commands.Tests.Run;

/// <summary>Tests that set what belongs to the whole process: nothing runs beside them.</summary>
[CollectionDefinition("process", DisableParallelization = true)]
public sealed class ProcessCollection;
